using System.Collections.Immutable;
using System.Globalization;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Exports;

/// <summary>Reads the filters of an address; all that are given must hold.</summary>
internal sealed class ExportFilterReader(ExportParameters given, SemanticModel model)
{
    private static readonly string[] Coded = ["areaClass", "project", "subProject"];
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "gte", "lt", "lte"];

    /// <summary>Every parameter that filters.</summary>
    public static ImmutableArray<string> Names(SemanticModel model) =>
    [
        "area", "area.in", "area.under", "area.region", "area.at", "years", "from", "until", "programme",
        "last", "last.of", "last.completeOnly", "last.asOf",
        .. Coded.Concat(model.Subjects.SelectMany(one => one.OwnDimensions))
            .SelectMany(name => new[] { name, $"{name}.in", $"{name}.notIn", $"{name}.isNull" }),
        .. model.Measures.Where(one => one.Scope != MeasureScope.Internal)
            .SelectMany(one => Comparisons.Append("isNull").Select(test => $"having.{one.Name}.{test}")),
    ];

    /// <summary>The frame's filter; null when there is none.</summary>
    public Filter? Frame() => Joined(
        [Area(), Years(), Between(), Last(), Programme(), .. Coded.Select(Codes)]);

    /// <summary>Filters of single subjects by subject name.</summary>
    /// <param name="asked">Subjects of which a measure is asked.</param>
    public ImmutableDictionary<string, Filter> OfSubjects(IReadOnlySet<string> asked)
    {
        var filters = ImmutableDictionary.CreateBuilder<string, Filter>(StringComparer.Ordinal);
        foreach (var subject in model.Subjects)
        {
            if (Joined([.. subject.OwnDimensions.Select(Codes)]) is not { } filter)
            {
                continue;
            }

            filters[subject.Name] = filter;
            if (!asked.Contains(subject.Name))
            {
                given.Problems.AddRange(subject.OwnDimensions.Where(HasTest)
                    .Select(name => ExportErrors.FilterWithoutFacts(name, subject.Name)));
            }
        }

        return filters.ToImmutable();
    }

    /// <summary>Which rows remain; null keeps all.</summary>
    public Having? Having()
    {
        var tests = model.Measures
            .Where(one => given.Names.Any(
                name => name.StartsWith($"having.{one.Name}.", StringComparison.OrdinalIgnoreCase)))
            .Select(one => (Having)new Having.Test(one.Name, TestOf($"having.{one.Name}"))).ToImmutableArray();
        return tests switch
        {
            [] => null,
            [var only] => only,
            _ => new Having.And(tests),
        };
    }

    private static Filter? Joined(ImmutableArray<Filter?> parts)
    {
        var found = parts.OfType<Filter>().ToImmutableArray();
        return found switch
        {
            [] => null,
            [var only] => only,
            _ => new Filter.And(found),
        };
    }

    private bool HasTest(string name) =>
        given.Has(name) || given.Has($"{name}.in") || given.Has($"{name}.notIn") || given.Has($"{name}.isNull");

    private Filter.Area? Area()
    {
        var area = new Filter.Area
        {
            In = given.CodesIn("area"), Under = given.Codes("area.under"), Region = given.Codes("area.region"),
            At = given.Day("area.at"),
        };
        if (area.In is not null || area.Under is not null || area.Region is not null)
        {
            return area;
        }

        if (area.At is not null)
        {
            given.Problems.Add(ExportErrors.Needs(
                "area.at", "an area", "Say which codes it is about with area or area.under, or leave it out."));
        }

        return null;
    }

    private Filter.Years? Years()
    {
        if (given.Codes("years") is not { } texts)
        {
            return null;
        }

        var years = texts.Select(text => (
            Text: text, IsYear: int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year),
            Year: year)).ToList();
        given.Problems.AddRange(years.Where(one => !one.IsYear)
            .Select(one => ExportErrors.BadValue("years", one.Text, "years, as 2022,2023")));
        return new Filter.Years([.. years.Where(one => one.IsYear).Select(one => one.Year)]);
    }

    private Filter.Between? Between()
    {
        var (from, until) = (given.Day("from"), given.Day("until"));
        if (given.Has("from") != given.Has("until"))
        {
            var (name, other) = given.Has("from") ? ("from", "until") : ("until", "from");
            given.Problems.Add(ExportErrors.Needs(
                name, other, "Give both; until is the day after the last one, as from=2023-01-01&until=2023-07-01."));
        }

        return from is { } first && until is { } end ? new Filter.Between(first, end) : null;
    }

    private Filter.Last? Last()
    {
        var count = given.Integer("last");
        var of = given.Word("last.of", "MONTH", "QUARTER", "YEAR");
        var completeness = given.Flag("last.completeOnly") == false
            ? Completeness.WithCurrent
            : Completeness.CompleteOnly;
        var asOf = given.Day("last.asOf");
        foreach (var name in new[] { "last.of", "last.completeOnly", "last.asOf" }.Where(given.Has))
        {
            if (!given.Has("last"))
            {
                given.Problems.Add(ExportErrors.Needs(name, "last", "Say how many, as last=4&last.of=QUARTER."));
            }
        }

        if (given.Has("last") && !given.Has("last.of"))
        {
            given.Problems.Add(ExportErrors.Needs("last", "last.of", "Say of what, as last=4&last.of=QUARTER."));
        }

        return count is { } most && of is not null
            ? new Filter.Last(most, Words.TimeGrain(of), completeness, asOf)
            : null;
    }

    private Filter? Programme() => given.Codes("programme") switch
    {
        null => null,
        [var only] => new Filter.Programme(only),
        var several => new Filter.Or([.. several.Value.Select(code => new Filter.Programme(code))]),
    };

    private Filter.Codes? Codes(string name)
    {
        var test = new Filter.Codes(name)
        {
            In = given.CodesIn(name), NotIn = given.Codes($"{name}.notIn"), IsNull = given.Flag($"{name}.isNull"),
        };
        return test.In is null && test.NotIn is null && test.IsNull is null ? null : test;
    }

    private NumberTest TestOf(string name) => new()
    {
        Eq = given.Number($"{name}.eq"),
        Ne = given.Number($"{name}.ne"),
        Gt = given.Number($"{name}.gt"),
        Gte = given.Number($"{name}.gte"),
        Lt = given.Number($"{name}.lt"),
        Lte = given.Number($"{name}.lte"),
        IsNull = given.Flag($"{name}.isNull"),
    };
}
