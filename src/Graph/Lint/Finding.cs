using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Something that the reader of an answer should know, and the question that avoids it.</summary>
/// <param name="Note">The remark.</param>
/// <param name="Corrected">The corrected question; null where there is none.</param>
internal sealed record Finding(Note Note, AggregationRequest? Corrected)
{
    /// <summary>A finding that should worry its reader.</summary>
    public static Finding Warn(string code, string vi, string en, AggregationRequest? corrected) =>
        new(new Note(code, new(vi, en), Severity.Warning), corrected);

    /// <summary>A finding that explains.</summary>
    public static Finding Tell(string code, string vi, string en, AggregationRequest? corrected) =>
        new(new Note(code, new(vi, en), Severity.Info), corrected);
}
