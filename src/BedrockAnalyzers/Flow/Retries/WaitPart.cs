using Microsoft.CodeAnalysis;

namespace BedrockAnalyzers.Flow.Retries;

/// <summary>A number or a time span that a wait is computed from, and the arithmetic on it.</summary>
/// <param name="Motion">How it moves; of a part that is made of <see cref="Self"/>, how what is added to that moves.</param>
/// <param name="IsRandom">Whether some of it is random.</param>
/// <param name="Number">Its value where that is known; of a time span, in milliseconds.</param>
internal readonly record struct WaitPart(WaitMotion Motion, bool IsRandom = false, double? Number = null)
{
    /// <summary>What is at least taken for a factor by which a wait grows.</summary>
    private const double SmallestFactor = 1.5;

    /// <summary>The variable whose value of the attempt before this part is computed from.</summary>
    public ISymbol? Self { get; private init; }

    /// <summary>What <see cref="Self"/> is multiplied with; not a number where that is not known.</summary>
    private double Factor { get; init; }

    /// <summary>How the factor of <see cref="Self"/> moves beside its known part.</summary>
    private WaitMotion Scale { get; init; }

    private bool Adds { get; init; }

    private bool Subtracts { get; init; }

    public static WaitPart Unknown(bool isRandom = false) => new(WaitMotion.Unknown, isRandom);

    public static WaitPart Constant(double number) => new(WaitMotion.None, Number: number);

    /// <summary>What a variable held in the attempt before.</summary>
    public static WaitPart Before(ISymbol variable) => new(WaitMotion.None) { Self = variable, Factor = 1 };

    public static WaitPart Sum(WaitPart x, WaitPart y)
    {
        if (x.Self is null && y.Self is not null) (x, y) = (y, x);
        var random = x.IsRandom || y.IsRandom;
        var motion = Together(x.Motion, y.Motion);
        if (x.Self is null) return new(motion, random, x.Number + y.Number);
        if (y.Self is not null)
        {
            return Same(x, y)
                ? x with { Motion = motion, IsRandom = random, Number = null, Factor = x.Factor + y.Factor, Scale = Together(x.Scale, y.Scale), Adds = x.Adds || y.Adds, Subtracts = x.Subtracts || y.Subtracts }
                : Unknown(random);
        }

        var falls = y.Number < 0 || y.Motion == WaitMotion.Down;
        return x with { Motion = motion, IsRandom = random, Adds = x.Adds || (!falls && y.Number is not 0), Subtracts = x.Subtracts || falls };
    }

    public static WaitPart Difference(WaitPart x, WaitPart y)
    {
        if (y.Self is not null) return Unknown(x.IsRandom || y.IsRandom);
        if (y.Motion == WaitMotion.Exponential && x.Motion != WaitMotion.Exponential) return Unknown(x.IsRandom || y.IsRandom);
        if (x.Self is not null && y is { Motion: WaitMotion.None, Number: null }) return x with { IsRandom = x.IsRandom || y.IsRandom, Subtracts = true };
        return Sum(x, new(Opposite(y.Motion), y.IsRandom, -y.Number));
    }

    public static WaitPart Product(WaitPart x, WaitPart y)
    {
        if (x.IsNothing || y.IsNothing) return Constant(0);
        if (x.Self is null && y.Self is not null) (x, y) = (y, x);
        var random = x.IsRandom || y.IsRandom;
        if (y.Self is not null) return Unknown(random);
        if (x.Self is null) return new(Times(x, y), random, x.Number * y.Number);
        if (y.Motion != WaitMotion.None) return x with { IsRandom = random, Scale = Times(new(x.Scale), y) };
        return y.Number < 0 ? Unknown(random) : x with { IsRandom = random, Factor = x.Factor * (y.Number ?? double.NaN) };
    }

    public static WaitPart Quotient(WaitPart x, WaitPart y) =>
        y.Motion != WaitMotion.None || y.Self is not null || y.Number is 0 ? Unknown(x.IsRandom || y.IsRandom) : Product(x, y with { Number = 1 / y.Number });

    public static WaitPart Power(WaitPart x, WaitPart y)
    {
        var random = x.IsRandom || y.IsRandom;
        if (x.Self is not null || y.Self is not null) return Unknown(random);
        if (x is { Number: { } number } && y is { Number: { } exponent }) return new(WaitMotion.None, random, Math.Pow(number, exponent));
        return new(
            (x.Motion, y.Motion) switch
            {
                (WaitMotion.None, WaitMotion.None) => WaitMotion.None,
                (WaitMotion.None, WaitMotion.Up or WaitMotion.Exponential) => ByFactor(x.Number ?? double.NaN),
                (WaitMotion.Up, WaitMotion.None) => y.Number > 0 ? WaitMotion.Up : WaitMotion.Unknown,
                (WaitMotion.Exponential, WaitMotion.None) => y.Number >= 1 ? WaitMotion.Exponential : WaitMotion.Unknown,
                (WaitMotion.Up, WaitMotion.Up) => WaitMotion.Exponential,
                _ => WaitMotion.Unknown,
            },
            random);
    }

    /// <summary>One of the two, or the smaller or the larger of them.</summary>
    public static WaitPart Either(WaitPart x, WaitPart y)
    {
        if (x.Self is null && y.Self is not null) (x, y) = (y, x);
        var (motion, random) = (Together(x.Motion, y.Motion), x.IsRandom || y.IsRandom);
        var number = x.Number is { } known && known.Equals(y.Number) ? known : (double?)null;
        if (x.Self is null) return new(motion, random, number);
        if (y.Self is null) return x with { Motion = motion, IsRandom = random, Number = null };
        if (!Same(x, y)) return Unknown(random);
        return x with { Motion = motion, IsRandom = random, Factor = Math.Max(x.Factor, y.Factor), Scale = Together(x.Scale, y.Scale), Adds = x.Adds || y.Adds, Subtracts = x.Subtracts || y.Subtracts };
    }

    /// <summary>What a list of waits comes to, taken one after the other.</summary>
    public static WaitPart InTurn(IReadOnlyList<WaitPart> parts)
    {
        var random = parts.Any(static p => p.IsRandom);
        var (grows, multiplies) = (false, true);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Number is not { } number) return Unknown(random);
            if (i == 0) continue;
            var before = parts[i - 1].Number!.Value;
            if (number < before) return Unknown(random);
            grows |= number > before;
            multiplies &= number >= before * SmallestFactor;
        }

        if (parts.Count == 0) return Unknown();
        return !grows ? new(WaitMotion.None, random, parts[0].Number) : new(multiplies ? WaitMotion.Exponential : WaitMotion.Up, random);
    }

    /// <summary>How a variable moves that each attempt gives this value, which may be made of what it held before.</summary>
    public WaitMotion MotionOf(ISymbol variable)
    {
        if (Self is null || Motion == WaitMotion.Unknown) return Motion;
        if (!SymbolEqualityComparer.Default.Equals(Self, variable) || Scale is WaitMotion.Unknown or WaitMotion.Down) return WaitMotion.Unknown;
        if (Scale != WaitMotion.None) return WaitMotion.Exponential;
        if (!Factor.Equals(1d)) return Subtracts ? WaitMotion.Unknown : Together(ByFactor(Factor), Motion);
        if (Adds && Subtracts) return WaitMotion.Unknown;
        if (Adds) return Motion == WaitMotion.None ? WaitMotion.Up : Motion;
        if (Subtracts) return Motion is WaitMotion.None or WaitMotion.Down ? WaitMotion.Down : WaitMotion.Unknown;
        return Motion;
    }

    /// <summary>How two movements that are added, or of which one is taken, move together.</summary>
    public static WaitMotion Together(WaitMotion x, WaitMotion y) =>
        (x, y) is (WaitMotion.Up, WaitMotion.Down) or (WaitMotion.Down, WaitMotion.Up) ? WaitMotion.Unknown : x > y ? x : y;

    public WaitShape ToShape() =>
        new(
            Self is not null ? WaitGrowth.Unknown : Motion switch
            {
                WaitMotion.None => WaitGrowth.None,
                WaitMotion.Up => WaitGrowth.Linear,
                WaitMotion.Exponential => WaitGrowth.Exponential,
                _ => WaitGrowth.Unknown,
            },
            IsRandom,
            // Minus one waits for ever.
            IsZero: Self is null && Motion == WaitMotion.None && Number is <= 0 and not -1);

    private bool IsNothing => Self is null && Motion == WaitMotion.None && Number is 0;

    private static bool Same(WaitPart x, WaitPart y) => SymbolEqualityComparer.Default.Equals(x.Self, y.Self);

    private static WaitMotion ByFactor(double factor) => factor switch
    {
        >= SmallestFactor => WaitMotion.Exponential,
        > 1 => WaitMotion.Up,
        1 => WaitMotion.None,
        _ => WaitMotion.Unknown,
    };

    private static WaitMotion Times(WaitPart x, WaitPart y)
    {
        if (x.Motion == WaitMotion.None) (x, y) = (y, x);
        if (y.Motion == WaitMotion.None) return y.Number < 0 ? Opposite(x.Motion) : x.Motion;
        return x.Motion == WaitMotion.Down || y.Motion == WaitMotion.Down ? WaitMotion.Unknown : Together(x.Motion, y.Motion);
    }

    private static WaitMotion Opposite(WaitMotion motion) => motion switch
    {
        WaitMotion.Up => WaitMotion.Down,
        WaitMotion.Down => WaitMotion.Up,
        WaitMotion.Exponential => WaitMotion.Unknown,
        _ => motion,
    };
}
