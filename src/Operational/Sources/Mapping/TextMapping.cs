using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>Lengths of texts. A text is a short code unless it is named here.</summary>
internal static class TextMapping
{
    private const int CodeLength = 60;
    private const int NameLength = 400;

    private static readonly HashSet<string> Names =
    [
        "Name", "FullName", "NameAscii", "NameEn", "FullNameEn", "LeadAgency", "MapsTo", "DecisionNumber", "Scope",
    ];

    private static readonly HashSet<string> Prose =
    [
        "Note", "SourceReference", "Reason", "Citation", "CitationEn", "Licence",
    ];

    public static void Apply(ModelBuilder model)
    {
        foreach (var type in OperationalTables.InOrder)
        {
            foreach (var text in type.GetProperties().Where(property => property.PropertyType == typeof(string)))
            {
                var column = model.Entity(type).Property(text.Name);
                if (Names.Contains(text.Name))
                {
                    column.HasMaxLength(NameLength);
                }
                else if (!Prose.Contains(text.Name))
                {
                    column.HasMaxLength(CodeLength).IsUnicode(false);
                }
            }
        }
    }
}
