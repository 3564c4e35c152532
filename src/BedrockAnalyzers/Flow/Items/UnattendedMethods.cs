using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Items;

/// <summary>Methods that a framework or the runtime runs, and for which nobody waits: entry points, hosted services, jobs, consumers of queues, handlers of schedules.</summary>
internal static class UnattendedMethods
{
    private static readonly (string Space, string Interface, string Method)[] s_interfaces =
    {
        ("Microsoft.Extensions.Hosting", "IHostedService", "StartAsync"),
        ("Microsoft.Extensions.Hosting", "IHostedService", "StopAsync"),
        ("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StartingAsync"),
        ("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StartedAsync"),
        ("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StoppingAsync"),
        ("Microsoft.Extensions.Hosting", "IHostedLifecycleService", "StoppedAsync"),
        ("Quartz", "IJob", "Execute"),
        ("MassTransit", "IConsumer", "Consume"),
        ("MassTransit", "IJobConsumer", "Run"),
        ("NServiceBus", "IHandleMessages", "Handle"),
        ("Rebus.Handlers", "IHandleMessages", "Handle"),
        ("Coravel.Invocable", "IInvocable", "Invoke"),
        ("AWS.Messaging", "IMessageHandler", "HandleAsync"),
    };

    /// <summary>Whether a method is one.</summary>
    public static bool Contains(IMethodSymbol method) =>
        IsEntryPoint(method) || OverridesBackgroundService(method) || s_interfaces.Any(known => Implements(method, known)) || method.Parameters.Any(static p => IsEvent(p.Type) || p.GetAttributes().Any(IsTrigger));

    private static bool IsEntryPoint(IMethodSymbol method) =>
        method is { Name: "Main", IsStatic: true, MethodKind: MethodKind.Ordinary, TypeParameters.IsEmpty: true, Parameters.Length: 0 or 1 } && (method.Parameters.IsEmpty || method.Parameters[0].Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String });

    private static bool OverridesBackgroundService(IMethodSymbol method)
    {
        if (method.Name is not "ExecuteAsync") return false;
        for (var at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            if (at.ContainingType.Name is "BackgroundService" && KnownMethods.IsIn(at.ContainingNamespace, "Microsoft", "Extensions", "Hosting")) return true;
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method, (string Space, string Interface, string Method) known)
    {
        if (!method.Name.EndsWith(known.Method, StringComparison.Ordinal)) return false;
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (!string.Equals(implemented.Name, known.Interface, StringComparison.Ordinal) || !string.Equals(implemented.ContainingNamespace.ToDisplayString(), known.Space, StringComparison.Ordinal)) continue;
            foreach (var member in implemented.GetMembers(known.Method))
            {
                // What overrides the implementation of a base class is it too.
                for (var at = method; at is not null; at = at.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), at)) return true;
                }
            }
        }

        return false;
    }

    // SQSEvent, KinesisEvent, ScheduledEvent, CloudWatchEvent<T>: of Lambda's packages for events; a request of API Gateway is none.
    private static bool IsEvent(ITypeSymbol type) =>
        type.Name.EndsWith("Event", StringComparison.Ordinal) && type.ContainingNamespace is { } space && IsOfEvents(space.ToDisplayString());

    private static bool IsOfEvents(string space) =>
        space.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) && space.EndsWith("Events", StringComparison.Ordinal)
        && space.Substring("Amazon.Lambda.".Length) is "SQSEvents" or "SNSEvents" or "S3Events" or "KinesisEvents" or "KinesisFirehoseEvents" or "DynamoDBEvents" or "CloudWatchEvents" or "CloudWatchEvents.ScheduledEvents" or "CloudWatchEvents.S3Events" or "CloudWatchEvents.BatchEvents" or "KafkaEvents" or "MQEvents" or "SimpleEmailEvents";

    private static bool IsTrigger(AttributeData attribute) =>
        attribute.AttributeClass?.Name is "TimerTriggerAttribute" or "QueueTriggerAttribute" or "ServiceBusTriggerAttribute" or "EventHubTriggerAttribute" or "KafkaTriggerAttribute" or "RabbitMQTriggerAttribute" or "BlobTriggerAttribute" or "CosmosDBTriggerAttribute" or "EventGridTriggerAttribute";
}
