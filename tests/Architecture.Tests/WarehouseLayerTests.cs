namespace Analytics.Architecture.Tests;

/// <summary>Inside Warehouse a folder uses only the folders before it, and nothing there knows the catalog.</summary>
public sealed class WarehouseLayerTests
{
    private const string Root = "Analytics.Warehouse";
    private const string Catalog = "Catalog";
    private static readonly string[] InOrder = [
        "Errors", "Schema", "Model", "Requests", "Planning", "Sql", "Snapshots", "Execution"];
    private static readonly string[] UsedByCatalog = ["Errors", "Schema", "Model"];

    private static readonly IReadOnlyList<TypeUse> Uses =
    [
        .. TypeUse.In(ProjectFile.AssemblyOf("Warehouse"))
            .Where(use => IsOurs(use.FromNamespace) && IsOurs(use.ToNamespace)), // generated code has its own
    ];

    [Fact]
    public void A_folder_uses_only_the_folders_before_it()
    {
        var upward =
            from use in Uses
            let user = FolderOf(use.FromNamespace)
            let used = FolderOf(use.ToNamespace)
            where InOrder.Contains(user) && user != used && !Before(user).Contains(used)
            select Sentence(use);

        Assert.Empty(upward);
    }

    [Fact]
    public void The_catalog_uses_only_errors_schema_and_model()
    {
        var stray = Uses.Where(use => FolderOf(use.FromNamespace) == Catalog && FolderOf(use.ToNamespace) != Catalog)
            .Where(use => !UsedByCatalog.Contains(FolderOf(use.ToNamespace)));

        Assert.Empty(stray.Select(Sentence));
    }

    [Fact]
    public void Nothing_else_in_the_warehouse_uses_the_catalog()
    {
        var users = Uses.Where(use => FolderOf(use.ToNamespace) == Catalog && FolderOf(use.FromNamespace) != Catalog);

        Assert.Empty(users.Select(Sentence));
    }

    [Fact]
    public void Every_type_of_the_warehouse_stands_in_a_folder_of_the_list()
    {
        var unknown = Uses.Select(use => use.FromNamespace).Distinct()
            .Where(name => name != Root && FolderOf(name) != Catalog && !InOrder.Contains(FolderOf(name)));

        Assert.Empty(unknown);
    }

    private static string[] Before(string folder) => InOrder[..Array.IndexOf(InOrder, folder)];

    private static bool IsOurs(string name) => name == Root || name.StartsWith($"{Root}.", StringComparison.Ordinal);

    /// <summary>The first part of the namespace after the project's; empty for types of the project's root.</summary>
    private static string FolderOf(string name) => name == Root ? "" : name[(Root.Length + 1)..].Split('.')[0];

    private static string Sentence(TypeUse use) => $"{use.FromNamespace}.{use.From} uses {use.ToNamespace}.{use.To}";
}
