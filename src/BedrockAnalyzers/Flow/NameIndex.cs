using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BedrockAnalyzers.Flow;

/// <summary>
/// Which words stand in a file, so that only the few files that can name a member are parsed through for it. A word in a comment counts too: the index only says where to look.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Makes indexes for the driver, which keeps each as long as its tree: while someone types, only the tree that changed is read again.</summary>
    public static readonly SyntaxTreeValueProvider<NameIndex> Provider = new(static tree => Of(tree.GetText()));

    private const int BufferSize = 4096;
    private const int HashSeed = 17;

    private readonly int[] _hashes;

    private NameIndex(int[] hashes) => _hashes = hashes;

    /// <summary>Whether the file can name something so.</summary>
    public bool CanContain(string name)
    {
        var hash = HashSeed;
        foreach (var character in name) hash = Add(hash, character);
        return Array.BinarySearch(_hashes, hash) >= 0;
    }

    /// <summary>The index of a text.</summary>
    public static NameIndex Of(SourceText text)
    {
        var hashes = new HashSet<int>();
        var buffer = new char[BufferSize];
        var (hash, isInWord) = (HashSeed, false);
        for (var start = 0; start < text.Length; start += BufferSize)
        {
            var count = Math.Min(BufferSize, text.Length - start);
            text.CopyTo(start, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var character = buffer[i];
                if (char.IsLetterOrDigit(character) || character == '_')
                {
                    hash = Add(hash, character);
                    isInWord = true;
                }
                else if (isInWord)
                {
                    hashes.Add(hash);
                    (hash, isInWord) = (HashSeed, false);
                }
            }
        }

        if (isInWord) hashes.Add(hash);
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        return new(sorted);
    }

    private static int Add(int hash, char character) => unchecked((hash * 31) + character);
}
