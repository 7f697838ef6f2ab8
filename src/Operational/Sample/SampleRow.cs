using System.Collections.Immutable;
using Analytics.Operational.Errors;

namespace Analytics.Operational.Sample;

/// <summary>One line of a sample file with its place, for messages.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line on which the row starts, from 1.</param>
/// <param name="Fields">Texts by column name.</param>
internal sealed record SampleRow(string File, int Line, ImmutableDictionary<string, string> Fields)
{
    /// <summary>The text of a column; null when it is empty or the file has no such column.</summary>
    public string? this[string column] => Fields.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    /// <summary>Makes the error for one field.</summary>
    public SourceException Bad(string column, string problem) =>
        new(SourceErrors.BadSample(File, Line, column, problem));
}
