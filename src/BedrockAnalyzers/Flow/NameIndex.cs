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
    private const int BitsPerCharacter = 2;
    private const int MinimumBits = 64;

    // One bit for each word, at a place that its letters say. Two words can have one place: then a file is looked at for nothing.
    private readonly ulong[] _bits;

    private NameIndex(ulong[] bits) => _bits = bits;

    /// <summary>Whether the file can name something so.</summary>
    public bool CanContain(string name)
    {
        var hash = HashSeed;
        foreach (var character in name) hash = Add(hash, character);
        var (word, bit) = PlaceOf(hash);
        return (_bits[word] & bit) != 0;
    }

    /// <summary>The index of a text.</summary>
    public static NameIndex Of(SourceText text)
    {
        var size = MinimumBits;
        while (size < text.Length * (long)BitsPerCharacter && size < int.MaxValue / 2) size *= 2;
        var index = new NameIndex(new ulong[size / MinimumBits]);
        var buffer = new char[Math.Min(BufferSize, text.Length)];
        var (hash, isInWord) = (HashSeed, false);
        for (var start = 0; start < text.Length; start += BufferSize)
        {
            var count = Math.Min(BufferSize, text.Length - start);
            text.CopyTo(start, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var character = buffer[i];
                if (character == '_' || char.IsLetterOrDigit(character))
                {
                    hash = Add(hash, character);
                    isInWord = true;
                }
                else if (isInWord)
                {
                    index.Set(hash);
                    (hash, isInWord) = (HashSeed, false);
                }
            }
        }

        if (isInWord) index.Set(hash);
        return index;
    }

    private void Set(int hash)
    {
        var (word, bit) = PlaceOf(hash);
        _bits[word] |= bit;
    }

    private (int Word, ulong Bit) PlaceOf(int hash)
    {
        // Words that are alike have hashes that are alike; they are spread before their low bits are taken.
        var spread = unchecked((uint)hash * 2654435769u);
        spread ^= spread >> 15;
        return ((int)((spread / MinimumBits) % (uint)_bits.Length), 1UL << (int)(spread % MinimumBits));
    }

    private static int Add(int hash, char character) => unchecked((hash * 31) + character);
}
