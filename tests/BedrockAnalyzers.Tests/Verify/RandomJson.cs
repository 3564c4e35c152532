using System.Text;

namespace BedrockAnalyzers.Tests;

/// <summary>JSON objects of all shapes and layouts.</summary>
internal static class RandomJson
{
    private static readonly string[] s_spaces = ["", "", " ", "  ", "\n", "\n  ", "\r\n\t", " \n\n    "];
    private static readonly string[] s_scalars = ["1", "-2.5e3", "true", "null", "\"\"", "\"x\"", "\"a\\\"b\\\\\"", "\"\\u0041{}[],:\"", "\"\u00e9\ud83d\ude00\""];

    /// <summary>The object of a seed.</summary>
    public static string Make(int seed)
    {
        var random = new Random(seed);
        var builder = new StringBuilder();
        Space();
        Object(depth: 0);
        Space();
        return builder.ToString();

        void Space() => builder.Append(s_spaces[random.Next(s_spaces.Length)]);

        void Object(int depth) => List('{', '}', depth, i =>
        {
            builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"m{i}\"");
            Space();
            builder.Append(':');
            Space();
            Value(depth + 1);
        });

        void Value(int depth)
        {
            switch (depth < 4 ? random.Next(4) : 2)
            {
                case 0:
                    Object(depth);
                    break;
                case 1:
                    List('[', ']', depth, _ => Value(depth + 1));
                    break;
                default:
                    builder.Append(s_scalars[random.Next(s_scalars.Length)]);
                    break;
            }
        }

        void List(char open, char close, int depth, Action<int> item)
        {
            builder.Append(open);
            var count = random.Next(4);
            for (var i = 0; i < count; i++)
            {
                if (i > 0) builder.Append(',');
                Space();
                item(i);
                Space();
            }

            if (count == 0) Space();
            builder.Append(close);
        }
    }
}
