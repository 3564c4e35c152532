using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;
using Xunit.v3;

namespace BedrockAnalyzers.Tests;

/// <summary>The inputs of all rule tests, got by running these tests with a collector in place of the analyzers.</summary>
internal static class RuleTestInputs
{
    private static readonly Lazy<Task<ImmutableArray<(Input Input, Diagnostic Diagnostic)>>> s_found = new(Find);

    /// <summary>What the inputs' own analyzers find in all of them, found once for all tests that ask.</summary>
    public static Task<ImmutableArray<(Input Input, Diagnostic Diagnostic)>> Found => s_found.Value;

    public static async Task<ImmutableArray<Input>> All()
    {
        var inputs = new List<Input>();
        Input.Collector = inputs;
        try
        {
            await RunAll();
        }
        finally
        {
            Input.Collector = null;
        }

        return [.. inputs];
    }

    private static async Task<ImmutableArray<(Input Input, Diagnostic Diagnostic)>> Find()
    {
        var found = ImmutableArray.CreateBuilder<(Input, Diagnostic)>();
        foreach (var input in await All()) found.AddRange((await input.Build()).Found.Select(diagnostic => (input, diagnostic)));
        return found.ToImmutable();
    }

    private static async Task RunAll()
    {
        var tests = typeof(RuleTestInputs).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("BedrockAnalyzers.Tests.Rules.", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<FactAttribute>() is not null);
        foreach (var test in tests)
        {
            var instance = test.IsStatic ? null : Activator.CreateInstance(test.DeclaringType!);
            foreach (var arguments in await Arguments(test))
            {
                if (test.Invoke(instance, As(test.GetParameters(), arguments)) is Task task) await task;
            }
        }
    }

    // A row may leave out what is optional, and has what a params parameter is given one by one.
    private static object?[] As(ParameterInfo[] parameters, object?[] row)
    {
        if (parameters.Length > 0 && parameters[^1] is { ParameterType: { IsArray: true } type } last && last.IsDefined(typeof(ParamArrayAttribute)) && !(row.Length == parameters.Length && type.IsInstanceOfType(row[^1])))
        {
            var more = Array.CreateInstance(type.GetElementType()!, row.Length - parameters.Length + 1);
            Array.Copy(row, parameters.Length - 1, more, 0, more.Length);
            return [.. row[..(parameters.Length - 1)], more];
        }

        return [.. row, .. parameters[row.Length..].Select(static parameter => parameter.DefaultValue)];
    }

    private static async Task<IEnumerable<object?[]>> Arguments(MethodInfo test)
    {
        if (test.GetParameters().Length == 0) return [[]];
        await using var disposals = new DisposalTracker();
        var rows = new List<object?[]>();
        foreach (var data in test.GetCustomAttributes().OfType<IDataAttribute>())
            rows.AddRange((await data.GetData(test, disposals)).Select(r => r.GetData()));
        return rows;
    }
}
