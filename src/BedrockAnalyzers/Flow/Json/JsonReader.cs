using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BedrockAnalyzers.Flow.Values;

namespace BedrockAnalyzers.Flow.Json;

/// <summary>
/// Reads a text that is JSON around parts that are not known. It takes what a lenient reader takes (comments, a comma at the end), goes through the text once, and keeps its own stack. What is
/// no JSON is unknown, and so is what is larger or deeper than anything that is written into code.
/// </summary>
internal sealed class JsonReader
{
    // Each value is an object that lives as long as the compilation, and those who read them go down by recursion.
    private const int MaximumValues = 350_000;
    private const int MaximumDepth = 1_024;

    private static readonly char[] s_lineEnds = ['\n', '\r'];

    private readonly ImmutableArray<Value> _parts;
    private readonly CancellationToken _cancellationToken;
    private readonly Stack<Container> _containers = new();

    private JsonValue? _root;
    private int _values;
    private int _part;
    private int _at;
    private string? _text;

    // Whether there is something in it that only a lenient reader takes: who adds to such a text cannot say what becomes of it.
    private bool _isLenient;

    // The strings that are values, where someone asks for their places.
    private ImmutableArray<JsonString>.Builder? _strings;

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
        var reader = new JsonReader(parts, cancellationToken);
        return reader.Read() switch
        {
            null => JsonUnknown.Instance,
            JsonObject json when reader._isLenient => new JsonObject(json.Members, json.IsOpen, place: null),
            var json => json,
        };
    }

    /// <summary>The strings in a text that are values, with their places; empty where the text is no JSON object.</summary>
    /// <param name="text">All of the text, as a file holds it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ImmutableArray<JsonString> StringsIn(string text, CancellationToken cancellationToken)
    {
        var strings = ImmutableArray.CreateBuilder<JsonString>();
        var reader = new JsonReader(ImmutableArray.Create<Value>(new ConstantValue(text, origin: null)), cancellationToken) { _strings = strings };
        return reader.Read() is JsonObject ? strings.ToImmutable() : ImmutableArray<JsonString>.Empty;
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
                if (!IsValueExpected(container) || _containers.Count == MaximumDepth) return false;
                _at++;
                _containers.Push(new(isObject: character == '{', _part, _at));
                return true;
            case '}' or ']':
                if (container is null || container.IsObject != (character == '}') || container.Expected == Expected.Colon || (container.IsObject && container.Expected == Expected.Value)) return false;
                _isLenient |= container.EndsWithComma;
                var end = (_part, _at);
                _at++;
                _containers.Pop();
                return Put(container.Close(PlaceIn(container, end)));
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
                if (_at < _text.Length) container.SpaceOfValue = char.IsWhiteSpace(_text[_at]) ? " " : string.Empty;
                return true;
            case '"':
                var name = container is { IsObject: true } && (container.Expected == Expected.Name || (container.CanSkipComma && container.Expected == Expected.Comma));
                if (!name && !IsValueExpected(container)) return false;
                if (name) container!.SpaceOfName = SpaceBefore(_at);
                var (part, start) = (_part, _at);
                if (ReadString() is not { } text) return false;
                var spot = (name || container is { IsObject: false }) && part == _part ? JsonSpot.In(_parts[part], start, _at) : null;
                if (!name)
                {
                    if (text is ConstantValue { Constant: string constant }) _strings?.Add(new(constant, start + 1, _at - start - 2));
                    return Put(new JsonScalar(text), spot);
                }

                container!.StartMember(text, spot);
                return true;
            default:
                return IsValueExpected(container) && ReadLiteral();
        }
    }

    private bool IsValueExpected(Container? container) =>
        container is null ? _root is null : container.Expected == Expected.Value || (!container.IsObject && container.CanSkipComma);

    private bool Put(JsonValue value, JsonSpot? spot = null)
    {
        if (++_values > MaximumValues) return false;
        if (_containers.Count == 0)
        {
            if (_root is not null) return false;
            _root = value;
        }
        else
        {
            _containers.Peek().Put(value, spot);
            _containers.Peek().End = (_part, _at);
        }

        return true;
    }

    // The space before a character, from the start of its line where it is the first there. Only space is gone through, and each of it once.
    private string SpaceBefore(int at)
    {
        var start = at;
        while (start > 0 && _text![start - 1] is ' ' or '\t') start--;
        if (start == 0) return LineEndBefore(_part) + _text!.Substring(0, at);
        if (_text![start - 1] != '\n') return at > start ? " " : string.Empty;
        start -= start > 1 && _text[start - 2] == '\r' ? 2 : 1;
        return _text.Substring(start, at - start);
    }

    // A line that begins with a part of the text: the line before ends with the last one.
    private string LineEndBefore(int part)
    {
        if (part == 0 || TextOf(_parts[part - 1]) is not { } before || !before.EndsWith("\n", StringComparison.Ordinal)) return string.Empty;
        return before.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    private JsonPlace? PlaceIn(Container container, (int Part, int At) end)
    {
        var (part, at) = container.End;
        if (!container.IsObject || part >= _parts.Length) return null;
        if (container.HasMembers) return JsonPlace.InText(_parts[part], new(at, IsFirst: false, container.IsAfterComma ? container.SpaceOfName : SpaceOfSecond(container), container.SpaceOfValue), _parts[container.Begin.Part]);

        // Between two braces on two lines a member has one of its own.
        var space = end.Part == part ? SpaceBefore(end.At) : string.Empty;
        var isOnLine = space.IndexOf('\n') >= 0;
        return JsonPlace.InText(_parts[part], new(at, IsFirst: true, isOnLine ? space + (space.IndexOf('\t') >= 0 ? "\t" : "  ") : space, SpaceOfValue: " "), _parts[part]);
    }

    // Of a single member only a line says how a second one is set off; else a name is as far from the comma as a value from the colon.
    private static string SpaceOfSecond(Container container) => container.SpaceOfName.IndexOf('\n') >= 0 ? container.SpaceOfName : container.SpaceOfValue;

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
                    // A quote that is missing in a file takes in the line end; in code a body may be written so, and the service's answer is not foreseen.
                    if (character < ' ' && _strings is not null) return null;
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
        return !ReferenceEquals(constant, this) && Put(new JsonScalar(new ConstantValue(constant, origin: null)), JsonSpot.In(_parts[_part], start, _at));
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
                var isLine = _text[_at + 1] == '/';
                var end = isLine ? _text.IndexOfAny(s_lineEnds, _at) : _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0 && !(isLine && _part == _parts.Length - 1)) return false;
                _isLenient = true;
                _at = end < 0 ? _text.Length : end + (isLine ? 1 : 2);
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
    private sealed class Container(bool isObject, int part, int at)
    {
        private readonly ImmutableArray<JsonMember>.Builder _members = ImmutableArray.CreateBuilder<JsonMember>();
        private readonly ImmutableArray<JsonValue>.Builder _items = ImmutableArray.CreateBuilder<JsonValue>();
        private readonly ImmutableArray<JsonSpot?>.Builder _spots = ImmutableArray.CreateBuilder<JsonSpot?>();
        private string? _name;
        private JsonSpot? _nameSpot;

        public bool IsObject { get; } = isObject;

        public bool IsOpen { get; set; }

        public bool CanSkipComma { get; set; }

        public Expected Expected { get; set; } = isObject ? Expected.Name : Expected.Value;

        // Right behind the brace.
        public (int Part, int At) Begin { get; } = (part, at);

        // Right behind the last value, or the brace.
        public (int Part, int At) End { get; set; } = (part, at);

        public bool HasMembers { get; private set; }

        // Whether the last member is not the first.
        public bool IsAfterComma { get; private set; }

        public bool EndsWithComma => HasMembers && Expected == (IsObject ? Expected.Name : Expected.Value);

        public string SpaceOfName { get; set; } = string.Empty;

        public string SpaceOfValue { get; set; } = " ";

        // A name that is not wholly known can be any.
        public void StartMember(Value name, JsonSpot? spot)
        {
            _nameSpot = spot;
            _name = name is ConstantValue { Constant: string text } ? text : null;
            CanSkipComma = false;
            Expected = Expected.Colon;
        }

        public void Put(JsonValue value, JsonSpot? spot)
        {
            if (!IsObject) Add(value, spot);
            else if (_name is null) IsOpen = true;
            else _members.Add(new(_name, value, IsCertain: true) { NameSpot = _nameSpot, ValueSpot = spot });

            IsAfterComma = HasMembers;
            HasMembers = true;
            CanSkipComma = false;
            Expected = Expected.Comma;
        }

        public JsonValue Close(JsonPlace? place) => IsObject ? new JsonObject(_members.ToImmutable(), IsOpen, place) : new JsonArray(_items.ToImmutable()) { Spots = _spots.ToImmutable(), IsOpen = IsOpen };

        private void Add(JsonValue item, JsonSpot? spot)
        {
            _items.Add(item);
            _spots.Add(spot);
        }
    }
}
