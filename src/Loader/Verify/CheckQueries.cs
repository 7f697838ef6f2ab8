using System.Collections.Concurrent;
using Analytics.Loader.Stage;
using DuckDB.NET.Data;

namespace Analytics.Loader.Verify;

/// <summary>Asks the staged warehouse what checks need to know. What was asked ahead, while other facts were still
/// being staged, is not asked again.</summary>
public sealed class CheckQueries
{
    private readonly ConcurrentDictionary<string, object> _answers;
    private readonly bool _keeps;

    private CheckQueries(StagedWarehouse staged, ConcurrentDictionary<string, object> answers, bool keeps) =>
        (Staged, _answers, _keeps) = (staged, answers, keeps);

    /// <summary>Questions to a warehouse.</summary>
    public CheckQueries(StagedWarehouse staged)
        : this(staged, new(StringComparer.Ordinal), false)
    {
    }

    /// <summary>The warehouse.</summary>
    public StagedWarehouse Staged { get; }

    /// <summary>The same questions on another connection, whose answers are kept for this one.</summary>
    public CheckQueries Ahead(StagedWarehouse lane) => new(lane, _answers, true);

    /// <summary>Runs a query and shapes each row.</summary>
    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> shape)
    {
        if (_answers.TryGetValue(sql, out var known))
        {
            return (List<T>)known;
        }

        var answer = Staged.Query(sql, shape);
        if (_keeps && !sql.Contains("span", StringComparison.Ordinal)) // spans get their keys after the last record
        {
            _answers[sql] = answer;
        }

        return answer;
    }
}
