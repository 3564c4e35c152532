using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Rules.BDR2002;

/// <summary>Reads a comment, or another text, as sentences: one pass over its characters.</summary>
internal sealed class SentenceReader
{
    // No sentence that a person writes is longer.
    private const int MaximumWords = 100;

    private const string MarkInside = " // ";

    // A name in a tag can be long; what never closes is no tag.
    private const int MaximumTag = 400;

    private static readonly char[] s_codeMarks = { '(', '=', '"' };

    private readonly string _text;
    private readonly int _offset;
    private readonly bool _hasTags;
    private readonly List<Sentence> _sentences = new();
    private List<Word> _words = new();
    private int _start = -1;
    private int _end;
    private bool _isTooLong;
    private bool _isQuoted;
    private bool _isInCode;
    private char _before;

    private SentenceReader(string text, int offset, bool hasTags)
    {
        _text = text;
        _offset = offset;
        _hasTags = hasTags;
    }

    /// <summary>The sentences of a comment, which can be several comments on lines that follow each other.</summary>
    /// <param name="text">The comment with its marks.</param>
    /// <param name="offset">Where the text begins.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IReadOnlyList<Sentence> OfComment(string text, int offset, CancellationToken cancellationToken)
    {
        var hasTags = (text.StartsWith("///", StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal)) || text.StartsWith("/**", StringComparison.Ordinal);
        return new SentenceReader(text, offset, hasTags).Read(isComment: true, cancellationToken);
    }

    /// <summary>The sentences of a text that is no comment.</summary>
    public static IReadOnlyList<Sentence> OfText(string text, CancellationToken cancellationToken) => new SentenceReader(text, offset: 0, hasTags: false).Read(isComment: false, cancellationToken);

    private List<Sentence> Read(bool isComment, CancellationToken cancellationToken)
    {
        for (var at = 0; at <= _text.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = _text.IndexOf('\n', at);
            if (end < 0) end = _text.Length;
            var (from, to) = (at, end);
            while (from < to && char.IsWhiteSpace(_text[from])) from++;
            while (from < to && char.IsWhiteSpace(_text[to - 1])) to--;
            if (isComment) (from, to) = WithoutMarks(from, to);
            ReadLine(from, to);
            at = end + 1;
        }

        EndSentence('\0', _end);
        return _sentences;
    }

    private (int From, int To) WithoutMarks(int from, int to)
    {
        if (to - from >= 2 && _text[to - 1] == '/' && _text[to - 2] == '*') to -= 2;
        if (from < to && _text[from] == '/')
        {
            while (from < to && _text[from] is '/' or '*') from++;
        }
        else if (from < to && _text[from] == '*')
        {
            from++;
        }

        while (from < to && char.IsWhiteSpace(_text[from])) from++;

        // Code that is commented out keeps its own comment, which is no more of the text than it is.
        var inside = _text.IndexOf(MarkInside, from, Math.Max(0, to - from), StringComparison.Ordinal);
        if (inside >= 0) to = inside;
        while (from < to && char.IsWhiteSpace(_text[to - 1])) to--;
        return (from, to);
    }

    private void ReadLine(int from, int to)
    {
        var first = from;
        from = WithoutBullet(from, to);
        if (from >= to || from > first || (!_isInCode && IsCode(from, to))) EndSentence('\0', _end);
        else if (_words.Count > 0 && char.IsUpper(_text[from]) && _before == '\0' && !Vocabulary.RunsOn(_words[_words.Count - 1].Text) && !Vocabulary.IsProperName(LowerWordAt(from, to))) EndSentence('\0', _end);
        if (from < to && !_isInCode && IsCode(from, to)) return;
        for (var i = from; i < to;)
        {
            var c = _text[i];
            if (c == '<' && _hasTags && _text.IndexOf('>', i, Math.Min(to - i, MaximumTag)) is >= 0 and var close) i = ReadTag(i, close + 1);
            else if (_isInCode) i++;
            else if (IsOfWord(c)) i = ReadWord(i, to);
            else i = ReadMark(i, to);
        }
    }

    // "- first", "2. second": what stands in a list stands by itself.
    private int WithoutBullet(int from, int to)
    {
        var at = from;
        while (at < to && at - from < 3 && char.IsDigit(_text[at])) at++;
        var isBullet = at > from ? at + 1 < to && _text[at] is '.' or ')' : at < to && _text[at] is '-' or '*' or '•' or '·';
        if (!isBullet || at + 1 >= to || !char.IsWhiteSpace(_text[at + 1])) return from;
        for (at++; at < to && char.IsWhiteSpace(_text[at]);) at++;
        return at;
    }

    // Code that is commented out ends as code does; prose that ends so has no brackets.
    private bool IsCode(int from, int to) =>
        _text[to - 1] is '{' or '}' || (_text[to - 1] == ';' && _text.IndexOfAny(s_codeMarks, from, to - from) >= 0) || _text.IndexOf("=>", from, to - from, StringComparison.Ordinal) >= 0;

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_';

    private string LowerWordAt(int from, int to)
    {
        var end = from;
        while (end < to && IsOfWord(_text[end])) end++;
        return _text.Substring(from, end - from).ToLowerInvariant();
    }

    private int ReadWord(int from, int to)
    {
        var end = from + 1;
        while (end < to && (IsOfWord(_text[end]) || (_text[end] is '\'' or '’' && end + 1 < to && char.IsLetter(_text[end + 1])))) end++;
        Add(_text.Substring(from, end - from).ToLowerInvariant().Replace('’', '\''), from, end);
        return end;
    }

    private void Add(string word, int from, int end)
    {
        if (_start < 0) _start = from;
        _end = end;
        if (_words.Count >= MaximumWords) _isTooLong = true;
        else _words.Add(new(word, TextSpan.FromBounds(_offset + from, _offset + end), _before, _isQuoted));
        _before = '\0';
    }

    private int ReadMark(int i, int to)
    {
        var c = _text[i];
        switch (c)
        {
            case '.' or '!' or '?' when EndsSentence(i, to):
                var end = i + 1;
                while (end < to && _text[end] is '.' or '!' or '?') end++;
                EndSentence(c, end);
                return end;
            case ',' or ';' or ':' or '(' or ')' or '—' or '–' or '→' or '|':
                _before = c is ',' or ';' or ':' ? c : '-';
                break;
            case '=' when _words.Count > 0:
            case '-' when i > 0 && i + 1 < _text.Length && char.IsWhiteSpace(_text[i - 1]) && char.IsWhiteSpace(_text[i + 1]):
                _before = '-';
                break;
            case '"' or '“' or '”' or '`':
                _isQuoted = !_isQuoted;
                break;
        }

        return i + 1;
    }

    private bool EndsSentence(int i, int to)
    {
        if (i + 1 < to && !char.IsWhiteSpace(_text[i + 1]) && _text[i + 1] is not ('"' or '\'' or ')' or '<' or '”' or '.' or '!' or '?')) return false;
        if (i == 0 || char.IsWhiteSpace(_text[i - 1]) || _words.Count == 0) return _words.Count > 0 && i + 1 >= to;

        // e.g., i.e., vs.
        var last = _words[_words.Count - 1].Text;
        return _text[i] != '.' || i + 1 >= to || (last.Length > 1 && last is not ("vs" or "etc" or "approx"));
    }

    private int ReadTag(int from, int end)
    {
        var at = from + 1;
        var isClosing = _text[at] == '/';
        if (isClosing) at++;
        var nameEnd = at;
        while (nameEnd < end && char.IsLetterOrDigit(_text[nameEnd])) nameEnd++;
        var name = _text.Substring(at, nameEnd - at).ToLowerInvariant();
        if (name is "code") _isInCode = !isClosing && _text[end - 2] != '/';
        if (_isInCode) return end;
        if (name is "see" or "seealso" or "c" or "b" or "i" or "u" or "em" or "strong" or "paramref" or "typeparamref" or "a" or "tt")
        {
            if (!isClosing && _start < 0) _start = from;
            if (name is "c") _isQuoted = false;
            if (name is "see" or "paramref" && LastNameIn(nameEnd, end) is { } named) Add(named, from, end);
            else if (isClosing) _end = end;
        }
        else
        {
            EndSentence('\0', _end);
        }

        return end;
    }

    // cref="IAmazonBedrockRuntime.ConverseStreamAsync(…)"
    private string? LastNameIn(int from, int end)
    {
        var open = _text.IndexOf('"', from, end - from);
        var close = open < 0 ? -1 : _text.IndexOf('"', open + 1, end - open - 1);
        if (close < 0) return null;
        var (start, stop) = (open + 1, open + 1);
        while (stop < close && (IsOfWord(_text[stop]) || _text[stop] is '.' or ':'))
        {
            if (_text[stop] is '.' or ':') start = stop + 1;
            stop++;
        }

        return stop > start ? _text.Substring(start, stop - start).ToLowerInvariant() : null;
    }

    private void EndSentence(char mark, int end)
    {
        if (_words.Count > 0)
        {
            _sentences.Add(new(_isTooLong ? Array.Empty<Word>() : _words, TextSpan.FromBounds(_offset + _start, _offset + end), mark));
            _words = new();
        }

        (_start, _isTooLong, _isQuoted, _before) = (-1, false, false, '\0');
    }
}
