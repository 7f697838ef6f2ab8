using System.Collections.Immutable;
using Analytics.Operational.Errors;
using Analytics.Operational.Model;

namespace Analytics.Operational.Sample;

/// <summary>Checks that every code of a record is a member of its list.</summary>
internal sealed class SampleCodes
{
    private const string NotSplit = "NOT_SPLIT";

    private static readonly ImmutableDictionary<string, string> ListOfProperty = new Dictionary<string, string>
    {
        ["Qualifier"] = "QUALIFIER", ["AmountReason"] = "AMOUNT_REASON", ["AreaClass"] = "AREA_CLASS",
        ["FundingSource"] = "FUNDING_SOURCE", ["CapitalType"] = "CAPITAL_TYPE",
        ["OrganiserLevel"] = "ORGANISER_LEVEL", ["InspectorLevel"] = "ORGANISER_LEVEL",
        ["ResponsibleLevel"] = "ORGANISER_LEVEL", ["Audience"] = "AUDIENCE", ["Topic"] = "TOPIC",
        ["Mode"] = "INSPECTION_MODE", ["Method"] = "INSPECTION_METHOD", ["Category"] = "FINDING_CATEGORY",
        ["Severity"] = "FINDING_SEVERITY", ["EthnicGroup"] = "ETHNIC_GROUP", ["Policy"] = "SUPPORT_POLICY",
    }.ToImmutableDictionary();

    private readonly HashSet<(string List, string Code)> members = [];

    /// <summary>Collects the members of all lists; periods, standards and projects are lists of their own.</summary>
    public SampleCodes(
        IEnumerable<CodeItem> items,
        IEnumerable<ProgrammePeriod> periods,
        IEnumerable<PovertyStandard> standards,
        IEnumerable<Project> projects)
    {
        members.UnionWith(items.Select(item => (item.List, item.Code)));
        members.UnionWith(periods.Select(period => ("PeriodCode", period.Code)));
        members.UnionWith(standards.Select(standard => ("PovertyStandard", standard.Code)));
        members.UnionWith(projects.Select(project => ("Project", $"{project.PeriodCode}/{project.Code}")));
    }

    /// <summary>Checks all rows of a table.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_SAMPLE for the first code that its list does not hold.</exception>
    public void Check<TRecord>(SampleTable<TRecord> table)
        where TRecord : OperationalRecord, new()
    {
        foreach (var (record, row) in table.Rows)
        {
            if (FirstUnknown(record) is var (property, problem))
            {
                throw row.Bad(SampleFiles.ColumnOf(property), problem);
            }
        }
    }

    /// <summary>The first code of a record that its list does not hold, or null.</summary>
    public (string Property, string Problem)? FirstUnknown(OperationalRecord record)
    {
        foreach (var property in record.GetType().GetProperties())
        {
            if (property.GetValue(record) is string code && ListOf(record, property.Name) is { } list
                && !members.Contains((list, code)))
            {
                return (property.Name, $"'{code}' is not in list {list}");
            }
        }

        return record is ProjectRecord figure ? UnknownProject(figure) : null;
    }

    private static string? ListOf(OperationalRecord record, string property) => (record, property) switch
    {
        (ProgrammePeriod or PovertyStandard or CodeItem, _) => null,
        (HouseholdSupport, "Kind") => "SUPPORT_KIND",
        (_, "PeriodCode" or "PovertyStandard") => property,
        _ => ListOfProperty.GetValueOrDefault(property),
    };

    private (string Property, string Problem)? UnknownProject(ProjectRecord record)
    {
        ReadOnlySpan<(string, string?)> codes =
        [
            (nameof(ProjectRecord.ProjectCode), record.ProjectCode),
            (nameof(ProjectRecord.SubProjectCode), record.SubProjectCode),
        ];
        foreach (var (property, code) in codes)
        {
            if (code is not (null or NotSplit) && !members.Contains(("Project", $"{record.PeriodCode}/{code}")))
            {
                return (property, $"period {record.PeriodCode} has no project '{code}'");
            }
        }

        return null;
    }
}
