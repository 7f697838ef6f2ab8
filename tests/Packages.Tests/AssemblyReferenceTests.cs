using System.Reflection;

namespace Analytics.Packages.Tests;

/// <summary>A package whose dependency is missing restores and starts, and fails at the first call that reaches the dependency.</summary>
public sealed class AssemblyReferenceTests
{
    [Theory]
    [InlineData("DuckDB.NET.Data")]
    [InlineData("DuckDB.NET.Bindings")]
    [InlineData("Microsoft.Data.SqlClient")]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("Microsoft.Extensions.Caching.StackExchangeRedis")]
    [InlineData("StackExchange.Redis")]
    public void Every_assembly_that_a_package_reaches_is_there(string root)
    {
        var missing = new List<string>();
        var seen = new HashSet<string> { root };
        var open = new Queue<Assembly>([Assembly.Load(root)]);

        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => seen.Add(name.Name!))) // a reference always has a name
            {
                try
                {
                    open.Enqueue(Assembly.Load(name));
                }
                catch (Exception error) when (error is FileNotFoundException or FileLoadException)
                {
                    missing.Add($"{assembly.GetName().Name} needs {name.Name} {name.Version}");
                }
            }
        }

        Assert.Empty(missing);
    }
}
