using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow.Retries;

/// <content>Calls, and lists of waits.</content>
internal sealed partial class WaitReader
{
    private const int MaximumCalls = 8;

    private static readonly ImmutableDictionary<ISymbol, IOperation> s_noArguments = ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    private WaitPart PartOf(IInvocationOperation call, Frame? frame)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.MethodKind == MethodKind.DelegateInvoke) return LambdaIn(call.Instance) is { } lambda ? Answer(lambda.Syntax, Given(call, lambda.Symbol), frame) : WaitPart.Unknown();
        method = method.PartialImplementationPart ?? method;
        return !_bedrock.Declares(method) ? PartOfOutside(call, method, frame) : PartOfHelper(call, method, frame);
    }

    private WaitPart PartOfHelper(IInvocationOperation call, IMethodSymbol method, Frame? frame)
    {
        var isOpen = method.IsAbstract || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed);
        if (isOpen || _bedrock.DeclarationsOf(method).Length != 1 || !IsFixed(call.Instance, frame)) return WaitPart.Unknown(IsNamedJitter(method));
        return Answer(_bedrock.DeclarationsOf(method)[0].GetSyntax(_cancellationToken), Given(call, method), frame);
    }

    private static Dictionary<ISymbol, IOperation> Given(IInvocationOperation call, IMethodSymbol method)
    {
        var given = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: var ordinal } && ordinal < method.Parameters.Length) given[method.Parameters[ordinal]] = argument.Value;
        }

        return given;
    }

    // What the body of a method, a property or a lambda answers.
    private WaitPart Answer(SyntaxNode body, Dictionary<ISymbol, IOperation> given, Frame? frame)
    {
        if (frame?.Depth >= MaximumCalls || !_bedrock.CanRead(body, _cancellationToken)) return WaitPart.Unknown();
        for (var at = frame; at is not null; at = at.Caller)
        {
            if (at.Body == body) return WaitPart.Unknown();
        }

        var inner = new Frame(body, s_noArguments.AddRange(given), frame, (frame?.Depth ?? 0) + 1);
        var (parts, conditions) = (new List<WaitPart>(), new List<IOperation>());
        foreach (var answer in AnswersOf(body))
        {
            if (answer is ThrowExpressionSyntax) continue;
            var part = PartOf(OperationOf(answer), inner);
            if (IsInLoop(answer, body)) return WaitPart.Unknown(part.IsRandom);
            parts.Add(part);
            conditions.AddRange(ConditionsOf(answer, body));
        }

        return OneOf(parts, conditions, inner);
    }

    private static IEnumerable<ExpressionSyntax> AnswersOf(SyntaxNode body)
    {
        var only = body switch
        {
            MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression,
            AccessorDeclarationSyntax accessor => accessor.ExpressionBody?.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody,
            _ => null,
        };
        if (only is not null) return [only];
        return body.DescendantNodes(n => n == body || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static r => r.Expression).OfType<ExpressionSyntax>();
    }

    private IAnonymousFunctionOperation? LambdaIn(IOperation? operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation creation => LambdaIn(creation.Target),
        IConversionOperation conversion => LambdaIn(conversion.Operand),
        IArgumentOperation argument => LambdaIn(argument.Value),
        ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } declared } local } when --_operationsLeft > 0 =>
            declared[0].GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var initial } declarator && WritesOf(local, Attempt.FunctionOf(declarator)).Count == 0 ? LambdaIn(OperationOf(initial)) : null,
        _ => null,
    };

    private WaitPart PartOfOutside(IInvocationOperation call, IMethodSymbol method, Frame? frame)
    {
        var type = method.ContainingType;
        var arguments = call.Arguments.Select(a => a.Value).ToImmutableArray();
        if (KnownMethods.AnswersReceiver(method)) return PartOf(call.Instance, frame);
        if (KnownMethods.AnswersArgument(method)) return PartOf(arguments[0], frame);
        if (IsRandom(method))
        {
            var bounds = arguments.Where(static a => a.Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double }).Select(a => PartOf(a, frame)).ToList();
            return (bounds.Count == 0 ? new(WaitMotion.None) : bounds.Aggregate(WaitPart.Either)) with { IsRandom = true, Number = null };
        }

        if (type.SpecialType == SpecialType.System_Nullable_T && method.Name is "GetValueOrDefault")
            return OneOf(call.Arguments.IsEmpty ? [call.Instance!] : [call.Instance!, arguments[0]], [], frame);
        if (IsIn(type, "System"))
        {
            switch (type.Name)
            {
                case "Math" or "MathF" or "Int32" or "Int64" or "Double" or "Single" or "Decimal":
                    return PartOfMath(method.Name, arguments, frame);
                case "TimeSpan":
                    return PartOfTimeSpan(call, arguments, frame);
                case "Convert" when method.Name.StartsWith("To", StringComparison.Ordinal) && arguments.Length == 1:
                    return PartOf(arguments[0], frame);
            }
        }

        if (method.Name is "Increment" or "Decrement" && type.Name is "Interlocked" && IsIn(type, "System", "Threading")) return PartOf(arguments[0], frame);
        if (method.Name is "ElementAt" && arguments.Length == 2) return ElementOf(arguments[0], arguments[1], frame);
        if (method.Name is "GetHashCode" or "ToByteArray" or "ToInt32" or "ToUInt32" or "ToInt64" or "ToUInt64" && Parts().FirstOrDefault() is { Motion: WaitMotion.None, IsRandom: true }) return new(WaitMotion.None, IsRandom: true);
        return WaitPart.Unknown(IsNamedJitter(method) || Parts().Any(static p => p.IsRandom));

        IEnumerable<WaitPart> Parts() => (call.Instance is null ? arguments : arguments.Insert(0, call.Instance)).Select(a => PartOf(a, frame));
    }

    private static bool IsRandom(IMethodSymbol method)
    {
        var (type, name) = (method.ContainingType, method.Name);
        return type.Name switch
        {
            "Random" => IsIn(type, "System") && name.StartsWith("Next", StringComparison.Ordinal),
            "RandomNumberGenerator" => IsIn(type, "System", "Security", "Cryptography") && name.StartsWith("Get", StringComparison.Ordinal),
            "Guid" => IsIn(type, "System") && name is "NewGuid",
            _ => false,
        };
    }

    private WaitPart PartOfMath(string name, ImmutableArray<IOperation> arguments, Frame? frame)
    {
        var parts = arguments.Select(a => PartOf(a, frame)).ToList();
        switch (name)
        {
            case "Min" or "Max" or "Clamp" when parts.Count >= 2:
                return parts.Aggregate(WaitPart.Either);
            case "Pow" when parts.Count == 2:
                return WaitPart.Power(parts[0], parts[1]);
            case "ScaleB" when parts.Count == 2:
                return WaitPart.Product(parts[0], WaitPart.Power(WaitPart.Constant(2), parts[1]));
            case "Exp" or "Exp2" when parts.Count == 1:
                return WaitPart.Power(WaitPart.Constant(name is "Exp" ? Math.E : 2), parts[0]);
            case "Sqrt" or "Log" or "Log2" or "Log10" when parts.Count == 1 && parts[0] is { Self: null, Motion: WaitMotion.None or WaitMotion.Up }:
                return parts[0] with { Number = null };
            case "Round" or "Ceiling" or "Floor" or "Truncate" or "Abs" or "CreateChecked" or "CreateSaturating" or "CreateTruncating" or "ToInt32" when parts.Count >= 1:
                return parts[0];
            default:
                return WaitPart.Unknown(parts.Exists(static p => p.IsRandom));
        }
    }

    private WaitPart PartOfTimeSpan(IInvocationOperation call, ImmutableArray<IOperation> arguments, Frame? frame)
    {
        var name = call.TargetMethod.Name;
        if (call.Instance is { } instance)
        {
            var left = PartOf(instance, frame);
            var right = arguments.Length == 1 ? PartOf(arguments[0], frame) : WaitPart.Unknown();
            return name switch
            {
                "Add" => WaitPart.Sum(left, right),
                "Subtract" => WaitPart.Difference(left, right),
                "Multiply" => WaitPart.Product(left, right),
                "Divide" => WaitPart.Quotient(left, right),
                "Negate" => WaitPart.Product(left, WaitPart.Constant(-1)),
                "Duration" => left,
                _ => WaitPart.Unknown(left.IsRandom || right.IsRandom),
            };
        }

        if (name is "Parse" or "ParseExact") return arguments.All(static a => a.ConstantValue.HasValue || a is IDefaultValueOperation) ? new(WaitMotion.None) : WaitPart.Unknown();
        return name.StartsWith("From", StringComparison.Ordinal) ? InUnits(call.Arguments, name.Substring("From".Length), frame) : WaitPart.Unknown();
    }

    private WaitPart PartOf(IObjectCreationOperation creation, Frame? frame)
    {
        if (KnownMethods.AnswersArgument(creation.Constructor)) return PartOf(creation.Arguments[0].Value, frame);
        if (creation.Type is not { Name: "TimeSpan" } type || !IsIn(type, "System")) return WaitPart.Unknown();
        return creation.Arguments.IsEmpty ? WaitPart.Constant(0) : InUnits(creation.Arguments, first: null, frame);
    }

    // The parameters are named for their units; that of TimeSpan.FromSeconds(double) is not.
    private WaitPart InUnits(ImmutableArray<IArgumentOperation> arguments, string? first, Frame? frame)
    {
        var sum = WaitPart.Constant(0);
        foreach (var argument in arguments)
        {
            var unit = (argument.Parameter?.Name is "value" ? first : argument.Parameter?.Name)?.ToUpperInvariant() switch
            {
                "TICKS" => 1e-4,
                "MICROSECONDS" => 1e-3,
                "MILLISECONDS" => 1,
                "SECONDS" => 1e3,
                "MINUTES" => 6e4,
                "HOURS" => 36e5,
                "DAYS" => 864e5,
                _ => double.NaN,
            };
            if (double.IsNaN(unit)) return WaitPart.Unknown();
            sum = WaitPart.Sum(sum, WaitPart.Product(PartOf(argument.Value, frame), WaitPart.Constant(unit)));
        }

        return sum;
    }

    private WaitPart ElementOf(IOperation list, IOperation index, Frame? frame)
    {
        var at = PartOf(index, frame);
        if (ElementsOf(list, frame) is not { } elements) return at is { Motion: WaitMotion.None, IsRandom: false, Self: null } && IsFixed(list, frame) ? new(WaitMotion.None) : WaitPart.Unknown(at.IsRandom);
        if (at.Self is not null || at.IsRandom) return WaitPart.Unknown(at.IsRandom);
        return at.Motion switch
        {
            WaitMotion.None => new(WaitMotion.None, elements.Exists(static e => e.IsRandom), at.Number is { } n && n >= 0 && n < elements.Count ? elements[(int)n].Number : null),
            WaitMotion.Up => WaitPart.InTurn(elements),
            _ => WaitPart.Unknown(),
        };
    }

    // What a loop over a sequence gets, one after the other.
    private WaitPart EachOf(IOperation? sequence, Frame? frame)
    {
        if (sequence is null || --_operationsLeft < 0) return WaitPart.Unknown();
        if (ElementsOf(sequence, frame) is { } elements) return WaitPart.InTurn(elements);
        switch (sequence)
        {
            case IConversionOperation conversion:
                return EachOf(conversion.Operand, frame);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return HeldBy(sequence) is { } held ? EachOf(held, frame: null) : WaitPart.Unknown();
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ArgumentOf(parameter, frame) is var (argument, caller) ? EachOf(argument, caller) : WaitPart.Unknown();
            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "Enumerable" } type } method } call when IsIn(type, "System", "Linq"):
                switch (method.Name)
                {
                    case "Range":
                        return new(WaitMotion.Up);
                    case "Repeat":
                        return new(WaitMotion.None, Number: PartOf(call.Arguments[0].Value, frame).Number);
                    case "ToArray" or "ToList" or "AsEnumerable" or "Take" or "Skip":
                        return EachOf(call.Arguments[0].Value, frame);
                    case "Select" when call.Arguments.Length == 2 && LambdaIn(call.Arguments[1].Value) is { } lambda:
                        var parameters = lambda.Symbol.Parameters;
                        _held[parameters[0]] = EachOf(call.Arguments[0].Value, frame);
                        if (parameters.Length == 2) _held[parameters[1]] = new(WaitMotion.Up);
                        var selected = Answer(lambda.Syntax, [], frame);
                        foreach (var parameter in parameters) _held.Remove(parameter);
                        return selected;
                }

                return WaitPart.Unknown();
            case IInvocationOperation { TargetMethod: var method }:
                return WaitPart.Unknown(IsNamedJitter(method));
            default:
                return WaitPart.Unknown();
        }
    }

    // The elements of a list that is written out.
    private List<WaitPart>? ElementsOf(IOperation? list, Frame? frame)
    {
        if (list is null || --_operationsLeft < 0) return null;
        if (list.Syntax is CollectionExpressionSyntax collection && list is not ILocalReferenceOperation) return ElementsOf(collection, frame);
        switch (list)
        {
            case IConversionOperation conversion:
                return ElementsOf(conversion.Operand, frame);
            case IArrayInitializerOperation initializer:
                return initializer.ElementValues.Select(e => PartOf(e, frame)).ToList();
            case IArrayCreationOperation array:
                return array.Initializer?.ElementValues.Select(e => PartOf(e, frame)).ToList();
            case IObjectCreationOperation { Initializer: { } filled, Arguments.IsEmpty: true }:
                return filled.Initializers.Select(i => i is IInvocationOperation { Arguments: { Length: 1 } added } ? PartOf(added[0].Value, frame) : WaitPart.Unknown()).ToList();
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return ElementsOf(HeldBy(list), frame: null);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ArgumentOf(parameter, frame) is var (argument, caller) ? ElementsOf(argument, caller) : null;
            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "ImmutableArray" or "ImmutableList" } } call:
                return call.Arguments.Length == 1 && call.Arguments[0].Value is IArrayCreationOperation made ? ElementsOf(made, frame) : call.Arguments.Select(a => PartOf(a.Value, frame)).ToList();
            case IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList" or "AsReadOnly" or "ToImmutableArray" or "AsEnumerable" } } call when !_bedrock.Declares(call.TargetMethod):
                return ElementsOf(call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value), frame);
            default:
                return null;
        }
    }

    // The lowest Roslyn has no operation for a collection expression, only for what is in it.
    private List<WaitPart>? ElementsOf(CollectionExpressionSyntax collection, Frame? frame)
    {
        var elements = new List<WaitPart>();
        foreach (var element in collection.Elements)
        {
            if (element is not ExpressionElementSyntax { Expression: var value }) return null;
            var constant = _bedrock.ModelOf(value.SyntaxTree).GetConstantValue(value, _cancellationToken);
            elements.Add(constant.HasValue ? ConstantOf(constant.Value) : PartOf(OperationOf(value), frame));
        }

        return elements;
    }

    // What a variable or member that is assigned once holds.
    private IOperation? HeldBy(IOperation reference)
    {
        ISymbol? holder = reference switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } when !FixedMembers.CanBeSetByConstructor(field.OriginalDefinition, _bedrock, _cancellationToken) => field.OriginalDefinition,
            IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false } property } when !FixedMembers.CanBeSetByConstructor(property.OriginalDefinition, _bedrock, _cancellationToken) => property.OriginalDefinition,
            _ => null,
        };
        if (holder is null || _bedrock.DeclarationsOf(holder) is not { Length: 1 } declared) return null;
        var declaration = declared[0].GetSyntax(_cancellationToken);
        if (holder is ILocalSymbol && WritesOf(holder, Attempt.FunctionOf(declaration)).Count > 0) return null;
        var value = declaration is PropertyDeclarationSyntax { ExpressionBody.Expression: var body } ? body : InitializerOf(declaration);
        return value is null ? null : OperationOf(value);
    }
}
