using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Limits;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>What all breakdowns of one answer share.</summary>
internal sealed record Frame
{
    public required SemanticModel Model { get; init; }

    public required LimitOptions Limits { get; init; }

    public Filter? Filter { get; init; }

    public required Geography Geography { get; init; }

    /// <summary>Whether somebody reads the warnings of the answer.</summary>
    public bool Warned { get; init; } = true;

    /// <summary>Gets what is wrong with the parts of the question that are read.</summary>
    public List<AnalyticsError> Problems { get; } = [];

    /// <summary>The map of a <c>Geography</c>.</summary>
    public static Geography ReadGeography(InputObject? geography, List<AnalyticsError> problems)
    {
        if (geography?.Get<DateOnly?>("asOf") is { } date)
        {
            return new Geography.AsOf(date);
        }

        if (geography?.Get<bool?>("asReported") == false)
        {
            problems.Add(FieldErrors.FalseTest("asReported"));
        }

        return new Geography.AsReported();
    }

    /// <summary>How <c>meta.geography</c> writes the map.</summary>
    public static string Text(Geography geography) =>
        geography is Geography.AsOf asOf ? $"AS_OF {Scalars.Text(asOf.Date)}" : "AS_REPORTED";

    /// <summary>The rows that are asked, within the limits.</summary>
    public int ReadFirst(InputObject arguments)
    {
        var first = arguments.Get<int?>("first") ?? 0;
        if (first < 0)
        {
            Problems.Add(LimitErrors.NegativeRows(first));
        }
        else if (first > Limits.MaxRows)
        {
            Problems.Add(LimitErrors.TooManyRows(first, Limits.MaxRows));
        }

        return Math.Clamp(first, 0, Limits.MaxRows); // once told, it shall not be told again by the warehouse
    }
}
