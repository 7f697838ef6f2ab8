using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Exports;

/// <summary>Reads the parameters of an address and gathers everything that is wrong with them.</summary>
internal sealed class ExportParameters(IQueryCollection query)
{
    /// <summary>Gets what is wrong.</summary>
    public List<AnalyticsError> Problems { get; } = [];

    /// <summary>Names that are given.</summary>
    public IEnumerable<string> Names => query.Keys;

    /// <summary>Whether a parameter is given.</summary>
    public bool Has(string name) => query.ContainsKey(name);

    /// <summary>The values of a list: separated by commas, repeated, or both; null when it is not given.</summary>
    public ImmutableArray<string>? List(string name)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        return
        [
            .. values.SelectMany(value => (value ?? "").Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
    }

    /// <summary>The codes of a test, at least one; null when it is not given.</summary>
    public ImmutableArray<string>? Codes(string name)
    {
        var codes = List(name);
        if (codes is { IsEmpty: true })
        {
            Problems.Add(ExportErrors.Empty(name));
            return null;
        }

        return codes;
    }

    /// <summary>The codes of <c>name</c> or <c>name.in</c>.</summary>
    public ImmutableArray<string>? CodesIn(string name)
    {
        if (Has(name) && Has($"{name}.in"))
        {
            Problems.Add(ExportErrors.BothSpellings(name));
        }

        return Codes(name) ?? Codes($"{name}.in");
    }

    /// <summary>A value that is given once at most; null when it is not given or wrong.</summary>
    public string? One(string name)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        if (values.Count > 1)
        {
            Problems.Add(ExportErrors.Repeated(name));
            return null;
        }

        if (values.ToString() is { Length: > 0 } value)
        {
            return value;
        }

        Problems.Add(ExportErrors.Empty(name));
        return null;
    }

    /// <summary>A whole number.</summary>
    public int? Integer(string name) => Read<int>(
        name, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null, "a whole number");

    /// <summary>A number.</summary>
    public decimal? Number(string name) => Read<decimal>(
        name, text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null, "a number, as 0.5");

    /// <summary>A day.</summary>
    public DateOnly? Day(string name) => Read<DateOnly>(
        name, text => DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null, "a day, as 2023-12-31");

    /// <summary>True or false.</summary>
    public bool? Flag(string name) => Read<bool>(name, text => bool.TryParse(text, out var flag) ? flag : null,
        "true or false");

    /// <summary>One of some words, whatever their case; the answer is in capitals.</summary>
    public string? Word(string name, params ReadOnlySpan<string> words)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        var word = text.ToUpperInvariant();
        if (words.Contains(word))
        {
            return word;
        }

        Problems.Add(ExportErrors.BadValue(name, text, string.Join(" or ", words.ToArray())));
        return null;
    }

    private T? Read<T>(string name, Func<string, T?> parse, string takes)
        where T : struct
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        Problems.Add(ExportErrors.BadValue(name, text, takes));
        return null;
    }
}
