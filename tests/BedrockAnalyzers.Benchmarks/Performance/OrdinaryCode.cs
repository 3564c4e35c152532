namespace BedrockAnalyzers.Benchmarks.Performance;

/// <summary>A file as most of a program has: it waits, retries, reads and writes JSON, logs and asks a database, and has nothing to do with Bedrock.</summary>
internal static class OrdinaryCode
{
    /// <summary>What each file of the project is compiled with.</summary>
    public const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.Collections.Immutable; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The file of a number, in a namespace of its own.</summary>
    public static string File(int number) => $$"""
        using System.Globalization;
        using System.Net.Http;
        using System.Text;
        using System.Text.Json;

        namespace Shop.Area{{number}};

        public sealed record Order(string Id, string Customer, decimal Price, int Count, DateTimeOffset At);

        public interface IOrders
        {
            Task<IReadOnlyList<Order>> FindAsync(string customer, CancellationToken cancellationToken);

            Task SaveAsync(Order order, CancellationToken cancellationToken);
        }

        public sealed class OrderService(IOrders orders, HttpClient http)
        {
            private const int MaximumTries = {{(number % 5) + 2}};

            private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };

            private readonly Dictionary<string, decimal> _totals = new() { ["north"] = 0m, ["south"] = 0m };

            public async Task<decimal> TotalAsync(string customer, CancellationToken cancellationToken)
            {
                var total = 0m;
                foreach (var order in await orders.FindAsync(customer, cancellationToken))
                {
                    total += order.Price * order.Count;
                    _totals[order.Id.StartsWith("N", StringComparison.Ordinal) ? "north" : "south"] = total;
                }

                return total;
            }

            public async Task<string> SendAsync(Order order, CancellationToken cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        var body = JsonSerializer.Serialize(new { id = order.Id, customer = order.Customer, total = order.Price * order.Count, note = "order " + order.Id }, s_json);
                        using var response = await http.PostAsync($"orders/{order.Id}", new StringContent(body, Encoding.UTF8, "application/json"), cancellationToken);
                        if (!response.IsSuccessStatusCode) throw new HttpRequestException("The shop answered " + (int)response.StatusCode);
                        return await response.Content.ReadAsStringAsync(cancellationToken);
                    }
                    catch (HttpRequestException) when (attempt < MaximumTries)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
                    }
                }
            }

            public async Task<int> ImportAsync(Stream file, CancellationToken cancellationToken)
            {
                var saved = 0;
                using var document = await JsonDocument.ParseAsync(file, default, cancellationToken);
                foreach (var row in document.RootElement.GetProperty("orders").EnumerateArray())
                {
                    var order = new Order(row.GetProperty("id").GetString() ?? "", row.GetProperty("customer").GetString() ?? "", row.GetProperty("price").GetDecimal(), row.GetProperty("count").GetInt32(), DateTimeOffset.UtcNow);
                    try
                    {
                        await orders.SaveAsync(order, cancellationToken);
                        saved++;
                    }
                    catch (InvalidOperationException e)
                    {
                        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "Order {0} was not saved: {1}", order.Id, e.Message));
                    }
                }

                return saved;
            }

            public IEnumerable<string> Report(IEnumerable<Order> all) =>
                from order in all
                where order.Price > {{number}}
                group order by order.Customer into customer
                orderby customer.Key
                select $"{customer.Key}: {customer.Sum(static o => o.Price * o.Count).ToString("N2", CultureInfo.InvariantCulture)} in {customer.Count()} orders since {customer.Min(static o => o.At):d}";
        }
        """;
}
