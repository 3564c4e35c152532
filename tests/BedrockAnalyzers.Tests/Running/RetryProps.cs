namespace BedrockAnalyzers.Tests.Running;

/// <summary>The code that a retry runs among: a client that throttles, and a clock that notes the waits and lets no time pass.</summary>
internal static class RetryProps
{
    /// <summary>Compiled against the SDK, and shared by all programs that run with it.</summary>
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Reflection;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.BedrockRuntime;
        using Amazon.BedrockRuntime.Model;
        using Amazon.Runtime;

        namespace Props;

        /// <summary>What happens while a program runs.</summary>
        public sealed class Run
        {
            private static readonly AsyncLocal<Run> s_current = new();

            /// <summary>After this many calls the client answers, so that a retry without an end ends.</summary>
            public const int Guard = 1000;

            public static Run Current { get => s_current.Value!; set => s_current.Value = value; }

            public CancellationTokenSource Cancellation { get; } = new();

            public List<double> Waits { get; } = new();

            public int Throttles;

            /// <summary>The number of the call that fails for a reason that does not pass, from 1 on.</summary>
            public int InvalidAt;

            /// <summary>The number of the wait during which the caller cancels, from 1 on.</summary>
            public int CancelAtWait;

            public int Calls;

            public int CallsAfterCancellation;

            public Exception? Next()
            {
                Calls++;
                if (Cancellation.IsCancellationRequested) CallsAfterCancellation++;
                if (Calls > 2 * Guard) throw new InvalidOperationException("The guard was passed.");
                if (Calls == InvalidAt) return new ValidationException($"invalid {Calls}", ErrorType.Sender, "ValidationException", "request", HttpStatusCode.BadRequest);
                return Calls <= Throttles && Calls < Guard ? new ThrottlingException($"throttled {Calls}", ErrorType.Sender, "ThrottlingException", "request", HttpStatusCode.TooManyRequests) : null;
            }

            public void Wait(TimeSpan time)
            {
                Waits.Add(time.TotalSeconds);
                if (Waits.Count == CancelAtWait) Cancellation.Cancel();
            }
        }

        /// <summary>Stands where a program says <c>Task.Delay</c>, <c>Thread.Sleep</c>, <c>WaitOne</c>.</summary>
        public static class Clock
        {
            public static Task Delay(TimeSpan time, CancellationToken cancellationToken = default)
            {
                if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
                Run.Current.Wait(time);
                return cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
            }

            public static Task Delay(int milliseconds, CancellationToken cancellationToken = default) => Delay(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

            public static Task Delay(TimeSpan time, TimeProvider timeProvider, CancellationToken cancellationToken = default) => Delay(time, cancellationToken);

            public static void Sleep(TimeSpan time) => Run.Current.Wait(time);

            public static void Sleep(int milliseconds) => Sleep(TimeSpan.FromMilliseconds(milliseconds));

            public static bool WaitOne(WaitHandle handle, TimeSpan time)
            {
                if (handle.WaitOne(0)) return true;
                Run.Current.Wait(time);
                return handle.WaitOne(0);
            }

            /// <summary>What Polly reads the time from.</summary>
            public static TimeProvider Provider { get; } = new Timers();

            /// <summary>Stands where a program writes what nobody wants to read.</summary>
            public static void Log(object? line)
            {
            }

            public static bool WaitOne(WaitHandle handle, int milliseconds) => WaitOne(handle, TimeSpan.FromMilliseconds(milliseconds));
        }

        /// <summary>Timers that go off at once, unless the run was cancelled.</summary>
        public sealed class Timers : TimeProvider
        {
            public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            {
                var run = Run.Current;
                run.Wait(dueTime);
                if (!run.Cancellation.IsCancellationRequested) ThreadPool.QueueUserWorkItem(_ => callback(state));
                return new None();
            }

            private sealed class None : ITimer
            {
                public bool Change(TimeSpan dueTime, TimeSpan period) => true;

                public void Dispose()
                {
                }

                public ValueTask DisposeAsync() => default;
            }
        }

        /// <summary>Throttles as often as the run says, then answers.</summary>
        public class ThrottlingClient : DispatchProxy
        {
            protected override object? Invoke(MethodInfo? method, object?[]? arguments)
            {
                if (method!.Name == "Dispose") return null;
                var token = arguments!.OfType<CancellationToken>().FirstOrDefault();
                var error = Run.Current.Next();
                if (token.IsCancellationRequested) error = new OperationCanceledException(token);
                return method.Name switch
                {
                    "ConverseAsync" => Answer(error, () => new ConverseResponse { StopReason = StopReason.End_turn, Output = new ConverseOutput { Message = new Message { Content = new List<ContentBlock> { new ContentBlock { Text = "answer" } } } } }),
                    "InvokeModelAsync" => Answer(error, () => new InvokeModelResponse { Body = new System.IO.MemoryStream("answer"u8.ToArray()) }),
                    _ => throw new NotSupportedException(method.Name),
                };
            }

            // As the real client: the error comes in the task, and not on the stack of the call.
            private static async Task<T> Answer<T>(Exception? error, Func<T> answer)
            {
                await Task.Yield();
                return error is null ? answer() : throw error;
            }
        }

        public static class Runner
        {
            /// <summary>Runs the method <c>Ask</c> of the type <c>Program</c>; its parameters and those of the constructor are given by their types.</summary>
            public static async Task<(int Calls, double[] Waits, string Outcome, int CallsAfterCancellation)> Start(Type type, int throttles, int cancelAtWait, int invalidAt)
            {
                var run = new Run { Throttles = throttles, CancelAtWait = cancelAtWait, InvalidAt = invalidAt };
                Run.Current = run;
                var client = DispatchProxy.Create<IAmazonBedrockRuntime, ThrottlingClient>();
                var method = type.GetMethod("Ask")!;
                string outcome;
                try
                {
                    var target = method.IsStatic ? null : Create(type);
                    var returned = method.Invoke(target, Arguments(method));
                    if (returned is Task task)
                    {
                        await task;
                        returned = task.GetType().GetProperty("Result")?.GetValue(task) is { } result && result.GetType().Name != "VoidTaskResult" ? result : method.ReturnType == typeof(Task) ? "done" : null;
                    }
                    else if (method.ReturnType == typeof(void))
                    {
                        returned = "done";
                    }

                    outcome = returned switch
                    {
                        ConverseResponse or InvokeModelResponse => "answer",
                        null => "null",
                        var other => other.ToString()!,
                    };
                }
                catch (Exception thrown)
                {
                    var error = thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
                    outcome = error is OperationCanceledException ? "cancelled" : $"{error.GetType().Name}: {error.Message}";
                }

                return (run.Calls, run.Waits.ToArray(), run.Calls >= Run.Guard ? "endless" : outcome, run.CallsAfterCancellation);

                object Create(Type type)
                {
                    var constructor = type.GetConstructors().Single();
                    return constructor.Invoke(Arguments(constructor));
                }

                object?[] Arguments(MethodBase method) => Array.ConvertAll(method.GetParameters(), p =>
                    p.ParameterType == typeof(IAmazonBedrockRuntime) ? client
                    : p.ParameterType == typeof(CancellationToken) ? run.Cancellation.Token
                    : p.ParameterType == typeof(CancellationTokenSource) ? run.Cancellation
                    : p.ParameterType == typeof(ConverseRequest) ? new ConverseRequest { ModelId = "model" }
                    : p.ParameterType == typeof(string) ? "Hello"
                    : p.HasDefaultValue ? p.DefaultValue
                    : throw new NotSupportedException(p.ToString()));
            }
        }
        """;
}
