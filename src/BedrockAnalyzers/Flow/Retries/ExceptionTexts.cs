using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What is asked of the texts of an exception: its code, its message.</summary>
internal static class ExceptionTexts
{
    // What the service says: "Too many requests, please wait before trying again." Of other words it is taken that they are not in it.
    private static readonly string[] s_said = ["throttl", "too many", "toomany", "rate exceeded"];

    /// <summary>What a method of <see cref="string"/> answers about a text of the exception; null for what is not known.</summary>
    public static Fact? Answer(IInvocationOperation invocation, Fact receiver, Fact[] arguments, bool isThrottling)
    {
        var method = invocation.TargetMethod;
        if (method.ContainingType.SpecialType is not (SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Enum or SpecialType.System_ValueType) && !IsNumber(receiver)) return null;
        var (text, asked) = invocation.Instance is null && arguments.Length > 1 ? (arguments[0], arguments[1]) : (receiver, arguments.Length > 0 ? arguments[0] : Fact.Unknown);
        var name = method.Name;
        if (name is "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" or "ToString" && arguments.Length == 0)
        {
            if (text.IsExceptionMessage) return text;
            return text.Constant switch
            {
                string constant => Fact.Of(name.StartsWith("ToLower", StringComparison.Ordinal) ? constant.ToLowerInvariant() : name.StartsWith("ToUpper", StringComparison.Ordinal) ? constant.ToUpperInvariant() : constant, isOfException: true),
                long status when invocation.Instance?.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && NameOf(type, status) is { } member => Fact.Of(member, isOfException: true),
                _ => null,
            };
        }

        if (name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" && arguments.Length == 1) return arguments[0].IsExceptionMessage || arguments[0].Constant is string ? Fact.Of(false, isOfException: true) : null;
        if (name is "Equals" && text.IsConstant && asked.IsConstant && text.Constant is not string) return Fact.Of(Equals(text.Constant, asked.Constant), isOfException: true);
        if (text.IsConstant && asked is { IsOfException: true, IsConstant: true }) (text, asked) = (asked, text);
        if (asked.Constant is not string word) return null;
        bool? contains = text.IsExceptionMessage ? Says(word, isThrottling) : text.Constant is string code ? Holds(code, name, word, IgnoresCase(invocation)) : null;
        return (name, contains) switch
        {
            ("Contains" or "StartsWith" or "EndsWith" or "Equals", { } truth) => Fact.Of(truth, isOfException: true),
            ("IndexOf", { } truth) => Fact.Of(truth ? 0 : -1, isOfException: true),
            _ => null,
        };
    }

    /// <summary>Whether a collection that the project fills with constants has this one.</summary>
    public static bool Contains(IOperation collection, Fact asked, BedrockCompilation bedrock, CancellationToken cancellationToken)
    {
        while (collection is IConversionOperation conversion) collection = conversion.Operand;
        ISymbol? holder = collection switch
        {
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            IPropertyReferenceOperation { Property.SetMethod: null } property => property.Property,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        var code = holder is null ? collection.Syntax : bedrock.DeclarationsOf(holder).FirstOrDefault()?.GetSyntax(cancellationToken);
        if (code is null) return false;
        var model = bedrock.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodesAndSelf())
        {
            if (node is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax expression && model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: { } value } && Equals(Fact.Of(value).Constant, asked.Constant)) return true;
        }

        return false;
    }

    private static bool IsNumber(Fact fact) => fact.Constant is long;

    // What other errors say is not known, but that it is not this.
    private static bool? Says(string word, bool isThrottling)
    {
        foreach (var said in s_said)
        {
            if (word.IndexOf(said, StringComparison.OrdinalIgnoreCase) >= 0) return isThrottling;
        }

        return isThrottling ? false : null;
    }

    private static bool Holds(string code, string name, string word, bool ignoresCase)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return name switch
        {
            "StartsWith" => code.StartsWith(word, comparison),
            "EndsWith" => code.EndsWith(word, comparison),
            "Equals" => code.Equals(word, comparison),
            _ => code.IndexOf(word, comparison) >= 0,
        };
    }

    private static bool IgnoresCase(IInvocationOperation invocation) =>
        invocation.Arguments.Any(static a => a.Value is IFieldReferenceOperation { Field: { ContainingType.Name: "StringComparison", Name: var name } } && name.EndsWith("IgnoreCase", StringComparison.Ordinal));

    private static string? NameOf(INamedTypeSymbol type, long value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(Fact.Of(field.ConstantValue).Constant, value)) return field.Name;
        }

        return null;
    }
}
