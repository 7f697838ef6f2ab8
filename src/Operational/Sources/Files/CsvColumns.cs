using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Analytics.Operational.Sources.Files;

/// <summary>One column of the file of a table.</summary>
/// <param name="Header">Its name in the file, such as <c>paid_on</c>.</param>
/// <param name="Column">Its name in the database, such as <c>PaidOn</c>.</param>
/// <param name="Type">What a value is.</param>
/// <param name="MayBeEmpty">Whether a row may leave it out.</param>
/// <param name="MaxLength">Longest text; null where there is no limit.</param>
internal sealed record CsvColumn(string Header, string Column, Type Type, bool MayBeEmpty, int? MaxLength);

/// <summary>The columns of each table's file: those of the table but the row version.</summary>
internal static class CsvColumns
{
    /// <summary>Name of the file of a table without its ending: <c>BudgetAllocation</c> is in
    /// budget_allocation.</summary>
    public static string FileOf(Type table) => Snake(table.Name);

    /// <summary>The columns of a table in the order of its template: the id first.</summary>
    public static ImmutableArray<CsvColumn> Of(IModel model, Type table) =>
    [
        .. model.FindEntityType(table)!.GetProperties() // every type of InOrder is mapped
            .Where(property => property.Name != nameof(OperationalRecord.RowVersion))
            .OrderBy(property => property.Name != nameof(OperationalRecord.Id))
            .ThenBy(property => property.Name == nameof(OperationalRecord.IsDeleted))
            .ThenBy(property => Array.FindIndex(table.GetProperties(), one => one.Name == property.Name))
            .Select(property => new CsvColumn(
                Snake(property.Name),
                property.GetColumnName(),
                property.ClrType,
                property.IsNullable || property.Name == nameof(OperationalRecord.IsDeleted),
                property.GetMaxLength())),
    ];

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
