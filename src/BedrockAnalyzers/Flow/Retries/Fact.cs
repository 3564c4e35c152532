namespace BedrockAnalyzers.Flow.Retries;

/// <summary>What is known of a value at a point of a path.</summary>
internal readonly record struct Fact
{
    private enum Kind
    {
        Unknown,
        Constant,
        Range,
        Something,
        Thrown,
        ThrownMessage,
    }

    private readonly Kind _kind;

    private Fact(Kind kind, object? constant = null, long low = 0, long high = 0, bool isOfException = false)
    {
        _kind = kind;
        Constant = constant;
        Low = low;
        High = high;
        IsOfException = isOfException;
    }

    /// <summary>Nothing is known.</summary>
    public static Fact Unknown => default;

    /// <summary>It is not null.</summary>
    public static Fact Something { get; } = new(Kind.Something);

    /// <summary>It is the exception that was thrown.</summary>
    public static Fact Exception { get; } = new(Kind.Thrown, isOfException: true);

    /// <summary>It is the message of the exception that was thrown.</summary>
    public static Fact ExceptionMessage { get; } = new(Kind.ThrownMessage, isOfException: true);

    /// <summary>The value, where <see cref="IsConstant"/>; whole numbers and enums are <see cref="long"/>.</summary>
    public object? Constant { get; }

    /// <summary>The smallest number that it can be.</summary>
    public long Low { get; }

    /// <summary>The largest number that it can be.</summary>
    public long High { get; }

    /// <summary>Whether it depends on the exception that was thrown.</summary>
    public bool IsOfException { get; }

    /// <summary>Whether the value is known.</summary>
    public bool IsConstant => _kind == Kind.Constant;

    /// <summary>Whether it is the exception.</summary>
    public bool IsException => _kind == Kind.Thrown;

    /// <summary>Whether it is the exception's message.</summary>
    public bool IsExceptionMessage => _kind == Kind.ThrownMessage;

    /// <summary>Whether nothing is known but what it depends on.</summary>
    public bool IsUnknown => _kind == Kind.Unknown;

    /// <summary>Whether it is known to be a number in a range, or one number.</summary>
    public bool IsNumber => _kind == Kind.Range || Constant is long;

    /// <summary>True, false, or null where it is not known.</summary>
    public bool? Truth => Constant as bool?;

    /// <summary>True where it is null, false where it is not, null where it is not known.</summary>
    public bool? IsNull => _kind switch
    {
        Kind.Constant => Constant is null,
        Kind.Unknown => null,
        _ => false,
    };

    /// <summary>A known value.</summary>
    public static Fact Of(object? constant, bool isOfException = false)
    {
        switch (constant)
        {
            case sbyte or byte or short or ushort or int or uint or long:
                var number = Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture);
                return new(Kind.Constant, number, number, number, isOfException);
            default:
                return new(Kind.Constant, constant, isOfException: isOfException);
        }
    }

    /// <summary>A number in a range.</summary>
    public static Fact Between(long low, long high) => low == high ? Of(low) : low == long.MinValue && high == long.MaxValue ? Unknown : new(Kind.Range, low: low, high: high);

    /// <summary>Nothing is known but whether it depends on the exception.</summary>
    public static Fact UnknownOf(bool isOfException) => new(Kind.Unknown, isOfException: isOfException);

    /// <summary>What is known where it is either.</summary>
    public static Fact Join(Fact one, Fact other)
    {
        if (one.Equals(other)) return one;
        var isOfException = one.IsOfException || other.IsOfException;
        if (one.IsNumber && other.IsNumber) return Between(Math.Min(one.Low, other.Low), Math.Max(one.High, other.High));
        return one.IsNull == false && other.IsNull == false && !isOfException && !one.IsNumber && !other.IsNumber ? Something : UnknownOf(isOfException);
    }

    /// <summary>A range that has grown from round to round ends at no number.</summary>
    public Fact Widen(Fact before) =>
        IsNumber && before.IsNumber ? Between(Low < before.Low ? long.MinValue : Low, High > before.High ? long.MaxValue : High) : this;

    /// <summary>The number a step further.</summary>
    public Fact Plus(long step) => IsNumber ? Between(Add(Low, step), Add(High, step)) : UnknownOf(IsOfException);

    private static long Add(long number, long step) => number is long.MinValue or long.MaxValue ? number : number + step;
}
