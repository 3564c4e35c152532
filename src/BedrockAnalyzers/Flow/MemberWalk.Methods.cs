using System.Collections.Immutable;
using BedrockAnalyzers.Flow.Json;
using BedrockAnalyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BedrockAnalyzers.Flow;

/// <content>Methods, accessors and constructors of the project, walked where they are called.</content>
internal sealed partial class MemberWalk
{
    /// <summary>A call of a method that the project declares.</summary>
    private Value InvokeOfProject(IInvocationOperation invocation, Value? receiver)
    {
        var method = invocation.TargetMethod;
        var values = EvaluateAll(invocation.Arguments);
        var before = _state;
        var operation = invocation.Syntax is InvocationExpressionSyntax call && TestCode.IsExpectedCall(call) ? null : _symbols.OperationOfCall(method);
        if (Members.IsIterator(method.OriginalDefinition, _bedrock, _cancellationToken) && Iterate(invocation, receiver, values) is { } sequence) return sequence;
        var isWalked = false;
        Value? result = null;
        if (Resolve(method, receiver, isCalledAsBase: !invocation.IsVirtual || (operation is not null && !method.IsAbstract && TypeOf(receiver) is null)) is { } resolved)
        {
            var function = new FunctionValue(resolved, owner: null, method.IsStatic ? null : receiver ?? _frames.Peek().Instance);
            var outer = _asked;
            var bound = Bind(invocation.Arguments, values);

            // Where the method throws, what it has put into a variable of the caller is not known.
            foreach (var argument in invocation.Arguments)
            {
                if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Store(argument.Value, OpaqueValue.Unknown);
            }

            if (_symbols.Chat?.Asks(method) == true) _asked ??= invocation.Syntax;
            var known = _calls.Count;
            if (Run(function, bound, invocation.Syntax) is { } returned)
            {
                isWalked = true;
                result = returned;
                StoreByReference(function, invocation.Arguments);

                // A client of the project that hands the request on has made the call itself.
                for (var i = known; operation is not null && i < _calls.Count; i++)
                {
                    if (_calls[i].Operation == operation) _configured.Add(_calls[i] with { Syntax = invocation.Syntax });
                }

                if (_hasMadeCalls || _pathEnds) operation = null;
            }

            _asked = outer;
        }
        else if (!method.IsAbstract)
        {
            operation = null;
        }

        if (operation is { } made && (isWalked || method.IsAbstract) && _isRecording && RequestOf(invocation.Arguments, values) is { } request)
            _calls.Add(new(made, invocation.Syntax, request, before, _deferredDepth > 0 ? _deferredUntil : null));
        if (!isWalked)
        {
            _mayThrow = true;
            if ((receiver ?? (method.IsStatic ? null : _frames.Peek().Instance)) is { } changed) _state = _state.Escape(changed);
            result = Pass(invocation.Arguments, values, method, OpaqueValue.Of(OpaqueValue.From(AccessPath.Root(invocation.Syntax)), receiver));
        }

        ForgetBuilders(invocation.Arguments);
        foreach (var argument in invocation.Arguments) NoteWhatReturnMeans(argument);
        if (HasAttribute(method.GetAttributes(), "DoesNotReturnAttribute")) _pathEnds = true;
        return result!;
    }

    // What an iterator does it does while its answer is enumerated; here it is done at once, and what it changes is uncertain.
    private SequenceValue? Iterate(IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> values)
    {
        var method = invocation.TargetMethod;
        if (Resolve(method, receiver, isCalledAsBase: !invocation.IsVirtual, isEnumerated: true) is not { } resolved) return null;
        var function = new FunctionValue(resolved, owner: null, method.IsStatic ? null : receiver ?? _frames.Peek().Instance);
        var before = _state;
        _yielded.Push(null);
        var outer = _takesExitsTogether;
        _takesExitsTogether = true;
        var isWalked = Run(function, Bind(invocation.Arguments, values), invocation.Syntax) is not null;
        _takesExitsTogether = outer;
        var element = _yielded.Pop();
        _pathEnds = false;
        _taskNeverCompletes = false;
        if (!isWalked || element is not var (yielded, at)) return null;

        // An object is what it is where it is yielded; what is made and not yielded nobody gets.
        _state = State.JoinUncertain(before, _state.Without(function.Parameters)).ImportNew(yielded, at, before);
        return new(yielded);
    }

    private static Value? RequestOf(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter?.Ordinal == 0) return values[i];
        }

        return null;
    }

    private ImmutableArray<Value> EvaluateAll(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = ImmutableArray.CreateBuilder<Value>(arguments.Length);
        foreach (var argument in arguments) values.Add(Evaluate(argument.Value));
        return values.MoveToImmutable();
    }

    private static List<(int Ordinal, Value Value)> Bind(ImmutableArray<IArgumentOperation> arguments, ImmutableArray<Value> values)
    {
        var bound = new List<(int, Value)>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            // What an out parameter came with cannot be read.
            if (arguments[i].Parameter is { RefKind: not RefKind.Out } parameter) bound.Add((parameter.Ordinal, values[i]));
        }

        return bound;
    }

    private void StoreByReference(FunctionValue function, ImmutableArray<IArgumentOperation> arguments)
    {
        var state = _state;
        _state = _state.Without(function.Owner is null ? function.Parameters : function.Parameters.RemoveAll(static p => p.RefKind is not (RefKind.Ref or RefKind.Out)));
        foreach (var argument in arguments)
        {
            // A delegate that is cast to another type can be called with more than the function takes.
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
                Store(argument.Value, (parameter.Ordinal < function.Parameters.Length ? state.Get(function.Parameters[parameter.Ordinal]) : null) ?? OpaqueValue.Unknown);
        }
    }

    /// <summary>The method whose body runs, or null when that is not known.</summary>
    private IMethodSymbol? Resolve(IMethodSymbol method, Value? receiver, bool isCalledAsBase, bool isEnumerated = false)
    {
        method = method.OriginalDefinition;
        if (!isCalledAsBase && (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed)
        {
            if (TypeOf(receiver ?? _frames.Peek().Instance) is not { } type || Implementation(method, type) is not { } found) return null;
            method = found;
        }

        method = method.PartialImplementationPart ?? method;

        // The receiver of a member in an extension block is a parameter of the block; nothing here binds it. A static member has none.
        if (!method.IsStatic && method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface)) return null;
        return method.IsAbstract || method.IsExtern || _bedrock.DeclarationsOf(method).Length != 1 || Members.IsIterator(method, _bedrock, _cancellationToken) != isEnumerated ? null : method;
    }

    // The one type that an object has, where the walk has seen it made.
    private static INamedTypeSymbol? TypeOf(Value? value) => value?.WithoutNone() is CreatedValue created ? created.Type : null;

    private static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            var implemented = type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType));
            var member = implemented?.GetMembers(method.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
            if (member is null || type.FindImplementationForInterfaceMember(member) is not IMethodSymbol found) return null;

            // What implements it can be overridden further down.
            if (!(found.IsVirtual || found.IsAbstract || found.IsOverride)) return found.OriginalDefinition;
            method = found.OriginalDefinition;
        }

        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers(method.Name))
            {
                for (var overridden = member as IMethodSymbol; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method)) return ((IMethodSymbol)member).OriginalDefinition;
                }
            }
        }

        return null;
    }

    /// <summary>Walks a function where it is called. Answers what it returns, or null when it cannot be walked; then nothing has happened.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">What its parameters are given; the others are unknown.</param>
    /// <param name="call">The call; null where code that is not walked makes it.</param>
    /// <param name="isRunByOthers">Whether code that is not walked runs it.</param>
    private Value? Run(FunctionValue function, List<(int Ordinal, Value Value)> arguments, SyntaxNode? call, bool isRunByOthers = false)
    {
        var method = function.Symbol;
        if (!_outcomes.TryTake(out var outcome)) outcome = _outcomes.Add(Walk(function, arguments, call, isRunByOthers));
        if (outcome.Graph is not { } graph) return null;
        _taskNeverCompletes = false;
        _hasMadeCalls = outcome.MakesCalls;
        if (outcome.Exits.IsEmpty)
        {
            foreach (var (ordinal, value) in arguments) Give(method, ordinal, value);
            if (method.IsAsync) _taskNeverCompletes = true;
            else if (!CanBeIterator(method)) _pathEnds = !IsExhausted;
            return OpaqueValue.Unknown;
        }

        var returned = outcome.Exit.ReturnedFrom(graph) ?? OpaqueValue.Unknown;
        if (returned.IsNone && outcome.Exits.Length > 1 && AnswersCap(method) && outcome.Exits.Any(e => e.ReturnedFrom(graph) is { } other && other.Parts.Any(static p => p is OpaqueValue { IsObject: false }))) returned = OpaqueValue.Unknown;
        _state = outcome.Exit.WithoutReturn(graph);

        // A helper that answers nothing on some path and something unknown on another may have answered either here.
        return returned.CanBeNone() && returned.Parts.Any(static p => p is OpaqueValue { IsObject: false }) ? returned.WithoutNone()! : returned;
    }

    // A number or an object of the SDK, from where the caller decides whether there is one.
    private bool AnswersCap(IMethodSymbol method)
    {
        var type = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : method.ReturnType;
        return type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)type).TypeArguments[0].SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double : type is INamedTypeSymbol named && _symbols.IsModelType(named);
    }

    private Outcomes.Outcome Walk(FunctionValue function, List<(int Ordinal, Value Value)> arguments, SyntaxNode? call, bool isRunByOthers)
    {
        var notWalked = new Outcomes.Outcome(Graph: null, ImmutableArray<State>.Empty, Chosen: 0);
        if (IsTooDeep(function.Owner is null) || _frames.Any(f => Equals(f.Function, function.Function)) || GraphOf(function) is not { } graph || IsOfRoot(graph)) return notWalked;
        var method = function.Symbol;
        var isMember = function.Owner is null;
        if (isMember && (_operations > MaximumOperationsWithMethods || _tooLarge.Contains(method))) return notWalked;

        // To go into a function is work too, however little it does: many small ones call many small ones.
        if (isMember) _operations += OperationsForOneMethod;
        var (before, noted, given) = (_state, _calls.Count, _given.Count);
        foreach (var parameter in method.Parameters) _state = _state.Set(parameter, OpaqueValue.From(AccessPath.Root(parameter)));
        foreach (var (ordinal, value) in arguments) Give(method, ordinal, value);
        if (function.Instance is { } instance) _state = _state.Enter(graph, instance);

        var caller = _frames.Peek().CallSite;
        var frame = new Frame(graph, RootOf(graph), function.Function, function.Instance, call is null ? caller : new(caller, call), isRunByOthers, _bedrock);
        var ends = RunGraph(frame, isMember ? MaximumOperationsOfMethod : int.MaxValue);
        _state = before;
        if (ends is null)
        {
            _tooLarge.Add(method);
            _calls.Count = noted;
            _given.Count = given;
            return notWalked;
        }

        if (isMember) _entered.Add(method);

        // Where others decide if and when a function runs, nothing follows from how it ends.
        var exits = frame.ExitsFor(method.Parameters, IsAskedInFrames);
        if (exits.Length > 1 && (_deferredDepth > 0 || _takesExitsTogether)) exits = ImmutableArray.Create(frame.Exit!);
        for (var i = 0; i < exits.Length; i++) exits = exits.SetItem(i, exits[i].Leave(graph));
        return new(graph, exits, Chosen: 0, _calls.Count != noted);
    }

    private void Give(IMethodSymbol method, int ordinal, Value value)
    {
        if (ordinal < method.Parameters.Length) _state = _state.Set(method.Parameters[ordinal], value);
    }

    private bool IsTooDeep(bool isMember)
    {
        var members = 0;
        foreach (var frame in _frames)
        {
            if (frame.IsMember) members++;
        }

        return members + (isMember ? 1 : 0) > MaximumMembers || _frames.Count >= MaximumFrames;
    }

    // The member that the walk began with has no symbol here, and calls itself all the same.
    private bool IsOfRoot(ControlFlowGraph graph) => graph.OriginalOperation.Syntax == _frames.Last().Graph.OriginalOperation.Syntax && graph.Parent is null;

    private static ControlFlowGraph RootOf(ControlFlowGraph graph)
    {
        while (graph.Parent is { } parent) graph = parent;
        return graph;
    }

    private ControlFlowGraph? GraphOf(FunctionValue function)
    {
        if (function.Owner is null) return _bedrock.GraphOf(function.Symbol, _cancellationToken);
        if (function.Function is IFlowAnonymousFunctionOperation lambda) return function.Owner.GetAnonymousFunctionControlFlowGraph(lambda, _cancellationToken);
        foreach (var frame in _frames)
        {
            if (frame.Graph.LocalFunctions.Contains(function.Symbol)) return frame.Graph.GetLocalFunctionControlFlowGraph(function.Symbol, _cancellationToken);
        }

        return null;
    }

    /// <summary>Runs an accessor that the project has written out. Answers what it returns, or null when there is no such body, or nobody can say what it does.</summary>
    private Value? RunAccessor(IMethodSymbol? accessor, Value? owner, ImmutableArray<Value> values, SyntaxNode syntax)
    {
        if (accessor is null || !_bedrock.Declares(accessor)) return null;
        if (Resolve(accessor, owner, isCalledAsBase: false) is { } resolved)
        {
            var function = new FunctionValue(resolved, owner: null, accessor.IsStatic ? null : owner ?? _frames.Peek().Instance);
            var arguments = new List<(int, Value)>();
            for (var i = 0; i < values.Length; i++) arguments.Add((i, values[i]));
            if (Run(function, arguments, syntax) is { } returned)
            {
                _state = _state.Without(function.Parameters);
                return returned;
            }
        }

        if (!Members.ChangesSomething(accessor, _bedrock, _cancellationToken)) return null;

        // It can reach what the members of the project's types hold.
        _mayThrow = true;
        _state = _state.ForgetShared();
        return null;
    }

    /// <summary>Whether a member of an object only holds what was put into it.</summary>
    private bool IsStored(ISymbol member) => member switch
    {
        IFieldSymbol or IParameterSymbol => true,
        IPropertySymbol property => _symbols.IsModelType(property.ContainingType) || _symbols.Clients?.IsSetting(property) == true || property.ContainingType.IsAnonymousType || JsonTypes.IsOptions(property.ContainingType) || JsonTypes.IsBesideText(property) || SymbolEqualityComparer.Default.Equals(property, _symbols.Chat?.InnerClient) || FixedMembers.IsAutomatic(property, _bedrock, _cancellationToken),
        _ => false,
    };

    /// <summary>What a member holds in every object of its type, as far as its construction says.</summary>
    private Value? InitialValueOf(ISymbol member)
    {
        if (_isInitializing || _bedrock.InitialValueOf(member, _cancellationToken) is not { } initial) return null;
        _state = _state.Import(initial.Value, initial.State);
        return initial.Value;
    }

    /// <summary>What a member of whatever a value can be holds; null when it cannot be any object.</summary>
    private Value? PropertyOf(Value owner, ISymbol member) =>
        // What nothing has set in a configuration the SDK finds elsewhere.
        _symbols.Clients?.IsSetting(member) == true ? OpaqueValue.Unknown :
        !IsStored(member) && owner.Parts.Any(static p => p is CreatedValue) ? OpaqueValue.Unknown
        : owner is OpaqueValue && InitialValueOf(member) is { } initial ? initial
        : _state.PropertyOf(owner, member);

    /// <summary>An object of a class of the project is made: its initializers and its constructor are walked, and what they store is known.</summary>
    private CreatedValue Construct(IObjectCreationOperation creation, INamedTypeSymbol type)
    {
        var values = EvaluateAll(creation.Arguments);
        var created = new CreatedValue(creation.Syntax, type, _frames.Peek().CallSite);
        _state = _state.Create(created);
        if (creation.Constructor is null || !RunConstructor(creation.Constructor, created, Bind(creation.Arguments, values), creation.Syntax))
        {
            _mayThrow = true;
            Pass(creation.Arguments, values, creation.Constructor);
            _state = _state.Escape(created);
        }

        return created;
    }

    // A value of a struct is copied with each assignment; only one that cannot change is the same everywhere.
    private bool CanBeFollowed(INamedTypeSymbol type) =>
        _bedrock.Declares(type) && (type.TypeKind == TypeKind.Class || (type.TypeKind == TypeKind.Struct && type.IsReadOnly)) && !type.IsAnonymousType;

    private bool RunConstructor(IMethodSymbol constructor, CreatedValue created, List<(int Ordinal, Value Value)> arguments, SyntaxNode call)
    {
        // Half-typed code can name a class as its own base.
        if (_constructorDepth >= MaximumFrames) return false;
        _constructorDepth++;
        var isRun = RunConstructorOf(constructor.OriginalDefinition, created, arguments, call);
        _constructorDepth--;
        return isRun;
    }

    private bool RunConstructorOf(IMethodSymbol constructor, CreatedValue created, List<(int Ordinal, Value Value)> arguments, SyntaxNode call)
    {
        var type = constructor.ContainingType;
        if (!_bedrock.Declares(type))
        {
            if (_symbols.Chat?.InnerClient is { } inner && SymbolEqualityComparer.Default.Equals(type, inner.ContainingType) && arguments.Count > 0)
            {
                _state = _state.SetProperty(created, inner, arguments[0].Value);
                return true;
            }

            if (type.Name is "JsonSerializerContext" && arguments.Count > 0)
            {
                _state = _state.SetProperty(created, s_contextOptions, arguments[0].Value);
                return true;
            }

            // What a class of another assembly does with what it is given nobody sees; it knows nothing of the members that are followed here.
            foreach (var (_, value) in arguments) Release(value);
            return true;
        }

        if (!_bedrock.Declares(constructor)) return constructor.Parameters.IsEmpty && Initialize(type, created, call) && RunBaseConstructor(type, created, call);
        switch (_bedrock.DeclarationsOf(constructor)[0].GetSyntax(_cancellationToken))
        {
            case ConstructorDeclarationSyntax declaration:
                var isChained = declaration.Initializer is { ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword };
                if (!isChained && !Initialize(type, created, call)) return false;
                if (declaration.Initializer is null && !RunBaseConstructor(type, created, call)) return false;
                var function = new FunctionValue(constructor, owner: null, created);
                if (Run(function, arguments, call) is null) return false;
                _state = _state.Without(function.Parameters);
                return true;
            case TypeDeclarationSyntax declaration:
                foreach (var (ordinal, value) in arguments)
                {
                    if (ordinal >= constructor.Parameters.Length) return false;
                    var parameter = constructor.Parameters[ordinal];
                    _state = _state.SetProperty(created, parameter, value).Set(parameter, value);
                    if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) _state = _state.SetProperty(created, property, value);
                }

                var isInitialized = Initialize(type, created, call)
                    && (declaration.BaseList?.Types.FirstOrDefault() is PrimaryConstructorBaseTypeSyntax baseType ? RunBaseConstructor(baseType, created, call) : RunBaseConstructor(type, created, call));
                _state = _state.Without(constructor.Parameters);
                return isInitialized;
            default:
                return false;
        }
    }

    private bool RunBaseConstructor(INamedTypeSymbol type, CreatedValue created, SyntaxNode call)
    {
        if (type.BaseType?.OriginalDefinition is not { } from || !_bedrock.Declares(from)) return true;
        return from.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } constructor && RunConstructor(constructor, created, [], call);
    }

    // class Client(IChatClient inner) : DelegatingChatClient(inner). There is no graph of what stands there; a parameter or a constant is what it mostly is.
    private bool RunBaseConstructor(PrimaryConstructorBaseTypeSyntax baseType, CreatedValue created, SyntaxNode call)
    {
        var model = _bedrock.ModelOf(baseType.SyntaxTree);
        if (model.GetSymbolInfo(baseType, _cancellationToken).Symbol is not IMethodSymbol constructor || constructor.Parameters.Length != baseType.ArgumentList.Arguments.Count || constructor.Parameters.Any(static p => p.IsParams)) return false;
        var arguments = new List<(int, Value)>();
        for (var i = 0; i < baseType.ArgumentList.Arguments.Count; i++)
        {
            var argument = baseType.ArgumentList.Arguments[i];
            var ordinal = argument.NameColon is { Name.Identifier.ValueText: var name } ? constructor.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))?.Ordinal ?? i : i;
            var value = model.GetConstantValue(argument.Expression, _cancellationToken) is { HasValue: true, Value: var constant } ? new ConstantValue(constant, argument.Expression)
                : model.GetSymbolInfo(argument.Expression, _cancellationToken).Symbol is IParameterSymbol parameter ? Read(parameter)
                : OpaqueValue.Unknown;
            arguments.Add((ordinal, value));
        }

        return RunConstructor(constructor, created, arguments, call);
    }

    // base(…) or this(…) in a constructor.
    private OpaqueValue InvokeConstructor(IInvocationOperation invocation)
    {
        var values = EvaluateAll(invocation.Arguments);
        if (_frames.Peek().Instance is not CreatedValue created || !RunConstructor(invocation.TargetMethod, created, Bind(invocation.Arguments, values), invocation.Syntax))
        {
            _mayThrow = true;
            Pass(invocation.Arguments, values, invocation.TargetMethod);
            if (_frames.Peek().Instance is { } unknown) _state = _state.Escape(unknown);
        }

        return OpaqueValue.Unknown;
    }

    private bool Initialize(INamedTypeSymbol type, CreatedValue? created, SyntaxNode? call, bool isStatic = false)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic != isStatic || _bedrock.DeclarationsOf(member).Length != 1) continue;
            var initializer = _bedrock.DeclarationsOf(member)[0].GetSyntax(_cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is null) continue;
            if (IsTooDeep(isMember: true) || _operations > MaximumOperationsWithMethods || _frames.Any(f => Equals(f.Function, member)) || _bedrock.GraphOf(initializer, _cancellationToken) is not { } graph) return false;
            var frame = new Frame(graph, graph, member, created, call is null ? null : new(_frames.Peek().CallSite, call), isRunByOthers: false, _bedrock);
            if (RunGraph(frame, MaximumOperationsOfMethod) is null) return false;
        }

        return true;
    }

    // What "with" begins with: the graph calls the method that the compiler writes for a record.
    private Value Clone(Value receiver, SyntaxNode with)
    {
        if (receiver is not CreatedValue from) return OpaqueValue.Of(receiver);
        var copy = new CreatedValue(with, from.Type, _frames.Peek().CallSite);
        _state = _state.Copy(from, copy);
        return copy;
    }
}
