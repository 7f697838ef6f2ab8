using System.Text;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>The row version of SQLite: one counter for the whole database, raised by triggers on every table.</summary>
internal static class SqliteRowVersions
{
    public const string CounterTable = "RowVersionCounter";

    public static string CreateCounter => $"""
        CREATE TABLE "{CounterTable}" (
            "Id" INTEGER NOT NULL PRIMARY KEY CHECK ("Id" = 1),
            "Value" INTEGER NOT NULL,
            "Identity" TEXT NOT NULL
        );
        INSERT INTO "{CounterTable}" ("Id", "Value", "Identity") VALUES (1, 0, lower(hex(randomblob(16))));

        -- The unique index treats two open beginnings as different; this one does not.
        CREATE UNIQUE INDEX "IX_AdministrativeUnit_Code_Open" ON "AdministrativeUnit" ("Code")
            WHERE "Code" IS NOT NULL AND "ValidFrom" IS NULL AND "IsDeleted" = 0;

        """;

    public static string CreateTriggers(DbContext context)
    {
        var script = new StringBuilder();
        foreach (var type in OperationalTables.InOrder)
        {
            script.Append(InsertTrigger(type.Name)).Append(UpdateTrigger(type.Name, WrittenColumns(context, type)));
        }

        return script.ToString();
    }

    public static string DropTriggers() => string.Concat(OperationalTables.InOrder.Select(type => $"""
        DROP TRIGGER "{type.Name}_RowVersion_Insert";
        DROP TRIGGER "{type.Name}_RowVersion_Update";

        """));

    private static IEnumerable<string> WrittenColumns(DbContext context, Type type) =>
        context.Model.FindEntityType(type)!.GetProperties() // every type of InOrder is mapped
            .Select(property => property.GetColumnName())
            .Where(column => column != nameof(OperationalRecord.RowVersion));

    private static string InsertTrigger(string table) => $"""
        CREATE TRIGGER "{table}_RowVersion_Insert" AFTER INSERT ON "{table}"
        BEGIN
            {Raise(table)}
        END;

        """;

    private static string UpdateTrigger(string table, IEnumerable<string> columns) => $"""
        CREATE TRIGGER "{table}_RowVersion_Update" AFTER UPDATE
        OF {string.Join(", ", columns.Select(Quote))} ON "{table}"
        BEGIN
            {Raise(table)}
        END;

        """;

    private static string Raise(string table) =>
        $"""
        UPDATE "{CounterTable}" SET "Value" = "Value" + 1;
            UPDATE "{table}" SET "RowVersion" = (SELECT "Value" FROM "{CounterTable}") WHERE "Id" = NEW."Id";
        """;

    private static string Quote(string name) => $"\"{name}\"";
}
