namespace BedrockAnalyzers;

/// <summary>The names under which a diagnostic carries what its fix needs: a fix applies what its rule found, it does not find it again.</summary>
internal static class FixProperties
{
    /// <summary>The number to write, a positive integer in invariant form.</summary>
    public const string MaxTokens = nameof(MaxTokens);

    /// <summary>The property that caps the answer, as the fix's title names it.</summary>
    public const string CapName = nameof(CapName);

    /// <summary>Where the model reads its cap, from the top of the body on; empty where the reported one is only to be removed.</summary>
    public const string RightCapName = nameof(RightCapName);

    /// <summary>For each additional location, separated by <c>;</c>: the dotted properties to set from there on.</summary>
    public const string PropertyPaths = nameof(PropertyPaths);

    /// <summary>
    /// For each additional location, separated by <c>;</c>, how JSON is written there; then the paths are of names in JSON. Empty for an object that is serialized; in a text the number of characters before the place, <c>1</c> where the member is the first, and the space before
    /// its name and its value, separated by <c>,</c>.
    /// </summary>
    public const string JsonPositions = nameof(JsonPositions);

    /// <summary>What takes the place of what is reported: the whole text of a string literal, the name of a method.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The local or parameter that holds the whole answer where its text is used; null where there is none.</summary>
    public const string ResponseName = nameof(ResponseName);

    /// <summary>What brings a retry back to its call: <c>for</c>, <c>foreach</c>, <c>while</c>, <c>do</c>, <c>goto</c>, or <c>recursion</c>.</summary>
    public const string Repeats = nameof(Repeats);

    /// <summary>The variable that counts a retry's attempts; null where there is none.</summary>
    public const string Counter = nameof(Counter);

    /// <summary>What <see cref="Counter"/> is during the first attempt, in invariant form.</summary>
    public const string CounterAtFirst = nameof(CounterAtFirst);

    /// <summary>Whether something bounds a retry's attempts, <c>true</c> or <c>false</c>.</summary>
    public const string IsBounded = nameof(IsBounded);

    /// <summary>Whether a whole answer is known to come before the client gives up, <c>true</c> or <c>false</c>: its output-token cap is low, or the project sets the client's time-out.</summary>
    public const string AnswersInTime = nameof(AnswersInTime);

    /// <summary>The parameter that a model refuses, as it is called in JSON.</summary>
    public const string Parameter = nameof(Parameter);

    /// <summary>The parameter that the model would take the refused one without, as it is called in JSON; null where it refuses that in any case. Then the additional locations are where the other one stands.</summary>
    public const string Excluding = nameof(Excluding);

    /// <summary>How many messages of a conversation are sent at most, in invariant form; absent where what is sent may not be replaced.</summary>
    public const string MaxMessages = nameof(MaxMessages);

    /// <summary>Present where messages can hold the results of tools, with which no request may begin.</summary>
    public const string HasToolResults = nameof(HasToolResults);

    /// <summary>Present where every model that can be called is known to cache prompts.</summary>
    public const string CanCache = nameof(CanCache);

    /// <summary>Present where a name is reported and the literal that it stands for, which is the only additional location, can change instead.</summary>
    public const string CanChangeHeld = nameof(CanChangeHeld);
}
