using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>
/// Reads a text that is JSON around parts that are not known. It takes what a lenient reader takes (comments, a comma at the end), goes through the text once, and keeps its own stack, so that neither
/// length nor depth matters. What is no JSON is unknown.
/// </summary>
internal sealed class JsonReader
{
    private readonly ImmutableArray<Value> _parts;
    private readonly CancellationToken _cancellationToken;
    private readonly Stack<Container> _containers = new();

    private JsonValue? _root;
    private int _part;
    private int _at;
    private string? _text;

    private JsonReader(ImmutableArray<Value> parts, CancellationToken cancellationToken)
    {
        _parts = parts;
        _cancellationToken = cancellationToken;
        Load();
    }

    // What is expected next in the innermost container; outside any, one value.
    private enum Expected
    {
        Name,
        Colon,
        Value,
        Comma,
    }

    /// <summary>The JSON that a text is.</summary>
    /// <param name="text">The text: a constant, or a concatenation with unknown parts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static JsonValue Read(Value text, CancellationToken cancellationToken)
    {
        var parts = text is ConcatenationValue concatenation ? concatenation.Operands : ImmutableArray.Create(text);
        return new JsonReader(parts, cancellationToken).Read() ?? JsonUnknown.Instance;
    }

    private JsonValue? Read()
    {
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!SkipSpace()) return null;
            if (_part >= _parts.Length) return _containers.Count == 0 ? _root : null;
            var known = _text is null ? TakeUnknown() : TakeKnown();
            if (!known) return null;
        }
    }

    // An unknown part between the known ones: a value where one is expected, else anything.
    private bool TakeUnknown()
    {
        var part = _parts[_part];
        Next();
        var expected = _containers.Count == 0 ? (_root is null ? Expected.Value : Expected.Comma) : _containers.Peek().Expected;
        switch (expected)
        {
            case Expected.Value:
                var value = part is JsonTextValue json ? json.Json : part is ConstantValue constant ? new JsonScalar(constant) : JsonUnknown.Instance;
                return Put(value);
            case Expected.Colon:
                return false;
            default:
                if (_containers.Count == 0) return false;

                // Members or items that nobody can see, with or without the commas around them.
                _containers.Peek().IsOpen = true;
                _containers.Peek().CanSkipComma = true;
                return true;
        }
    }

    private bool TakeKnown()
    {
        var character = _text![_at];
        var container = _containers.Count == 0 ? null : _containers.Peek();
        switch (character)
        {
            case '{' or '[':
                if (!IsValueExpected(container)) return false;
                _containers.Push(new(isObject: character == '{'));
                _at++;
                return true;
            case '}' or ']':
                if (container is null || container.IsObject != (character == '}') || container.Expected == Expected.Colon || (container.IsObject && container.Expected == Expected.Value)) return false;
                _at++;
                _containers.Pop();
                return Put(container.Close());
            case ',':
                if (container is null || !(container.Expected == Expected.Comma || container.CanSkipComma)) return false;
                container.Expected = container.IsObject ? Expected.Name : Expected.Value;
                container.CanSkipComma = false;
                _at++;
                return true;
            case ':':
                if (container is not { Expected: Expected.Colon }) return false;
                container.Expected = Expected.Value;
                _at++;
                return true;
            case '"':
                var name = container is { IsObject: true } && (container.Expected == Expected.Name || (container.CanSkipComma && container.Expected == Expected.Comma));
                if (!name && !IsValueExpected(container)) return false;
                if (ReadString() is not { } text) return false;
                if (!name) return Put(new JsonScalar(text));
                container!.Begin(text);
                return true;
            default:
                return IsValueExpected(container) && ReadLiteral();
        }
    }

    private bool IsValueExpected(Container? container) =>
        container is null ? _root is null : container.Expected == Expected.Value || (!container.IsObject && container.CanSkipComma);

    private bool Put(JsonValue value)
    {
        if (_containers.Count == 0)
        {
            if (_root is not null) return false;
            _root = value;
        }
        else
        {
            _containers.Peek().Put(value);
        }

        return true;
    }

    // A string in quotes, with what is not known inside it.
    private Value? ReadString()
    {
        _at++;
        var parts = ImmutableArray.CreateBuilder<Value>();
        var builder = new StringBuilder();
        while (true)
        {
            if (_part >= _parts.Length) return null;
            if (_text is null)
            {
                Flush();
                parts.Add(_parts[_part] is JsonTextValue ? OpaqueValue.Unknown : _parts[_part]);
                Next();
                continue;
            }

            if (_at >= _text.Length)
            {
                Next();
                continue;
            }

            var character = _text[_at++];
            switch (character)
            {
                case '"':
                    Flush();
                    return parts.Count switch
                    {
                        0 => new ConstantValue(string.Empty, origin: null),
                        1 => parts[0],
                        _ => new ConcatenationValue(parts.ToImmutable()),
                    };
                case '\\':
                    if (_at >= _text.Length) return null;
                    ReadEscape(builder);
                    break;
                default:
                    builder.Append(character);
                    break;
            }
        }

        void Flush()
        {
            if (builder.Length > 0) parts.Add(new ConstantValue(builder.ToString(), origin: null));
            builder.Clear();
        }
    }

    private void ReadEscape(StringBuilder builder)
    {
        var escape = _text![_at++];
        if (escape == 'u' && _at + 4 <= _text.Length && int.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            builder.Append((char)code);
            _at += 4;
            return;
        }

        builder.Append(escape switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            _ => escape,
        });
    }

    // A number or one of the literal names; right before or after it something unknown can stand that belongs to it.
    private bool ReadLiteral()
    {
        var start = _at;
        while (_at < _text!.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.')) _at++;
        if (_at == start) return false;
        var literal = _text.Substring(start, _at - start);
        if (_at == _text.Length && _part + 1 < _parts.Length && TextOf(_parts[_part + 1]) is null)
        {
            Next();
            Next();
            return Put(new JsonScalar(OpaqueValue.Unknown));
        }

        object? constant = literal switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
            _ when double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => this,
        };
        return !ReferenceEquals(constant, this) && Put(new JsonScalar(new ConstantValue(constant, origin: null)));
    }

    // Goes to the next character or unknown part that means something; false in a comment that does not end.
    private bool SkipSpace()
    {
        while (_part < _parts.Length && _text is not null)
        {
            if (_at >= _text.Length)
            {
                Next();
            }
            else if (char.IsWhiteSpace(_text[_at]) || _text[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (_text[_at] == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*')
            {
                var end = _text[_at + 1] == '/' ? _text.IndexOf('\n', _at) : _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0) return false;
                _at = end + (_text[_at + 1] == '/' ? 1 : 2);
            }
            else
            {
                return true;
            }
        }

        return true;
    }

    private void Next()
    {
        _part++;
        Load();
    }

    private void Load()
    {
        _at = 0;
        _text = _part < _parts.Length ? TextOf(_parts[_part]) : null;
    }

    private static string? TextOf(Value part) => part switch
    {
        ConstantValue { Constant: null } => string.Empty,
        ConstantValue { Constant: string text } => text,
        ConstantValue { Constant: char character } => character.ToString(),
        ConstantValue { Constant: int or long or double or float or decimal } number => Convert.ToString(((ConstantValue)number).Constant, CultureInfo.InvariantCulture),
        _ => null,
    };

    // An object or array that is being read.
    private sealed class Container(bool isObject)
    {
        private readonly ImmutableArray<JsonMember>.Builder _members = ImmutableArray.CreateBuilder<JsonMember>();
        private readonly ImmutableArray<JsonValue>.Builder _items = ImmutableArray.CreateBuilder<JsonValue>();
        private string? _name;

        public bool IsObject { get; } = isObject;

        public bool IsOpen { get; set; }

        public bool CanSkipComma { get; set; }

        public Expected Expected { get; set; } = isObject ? Expected.Name : Expected.Value;

        // A name that is not wholly known can be any.
        public void Begin(Value name)
        {
            _name = name is ConstantValue { Constant: string text } ? text : null;
            CanSkipComma = false;
            Expected = Expected.Colon;
        }

        public void Put(JsonValue value)
        {
            if (!IsObject) _items.Add(value);
            else if (_name is null) IsOpen = true;
            else _members.Add(new(_name, value, IsCertain: true));

            CanSkipComma = false;
            Expected = Expected.Comma;
        }

        public JsonValue Close() => IsObject ? new JsonObject(_members.ToImmutable(), IsOpen) : new JsonArray(_items.ToImmutable());
    }
}
