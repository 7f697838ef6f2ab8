using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>A project of <c>src</c>: what its file asks for, and what its assembly really refers to.</summary>
internal sealed class ProjectFile(string name)
{
    private readonly XDocument content = XDocument.Load(RepositoryFiles.PathOf($"src/{name}/{name}.csproj"));

    public static ImmutableArray<string> AllInSource { get; } =
    [
        .. Directory.EnumerateDirectories(RepositoryFiles.PathOf("src"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    public string Sdk => content.Root!.Attribute("Sdk")!.Value; // every project file of ours has an Sdk

    public IEnumerable<string> Projects =>
        Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

    public IEnumerable<string> Packages => Included("PackageReference");

    public IEnumerable<string> Frameworks => Included("FrameworkReference");

    public IEnumerable<string> ReferredAssemblies
    {
        get
        {
            using var image = new PEReader(File.OpenRead(AssemblyOf(name)));
            var metadata = image.GetMetadataReader();
            return [
                .. metadata.AssemblyReferences.Select(
                    handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        }
    }

    public static string AssemblyOf(string project) =>
        Path.Combine(AppContext.BaseDirectory, $"Analytics.{project}.dll");

    private IEnumerable<string> Included(string element) =>
        content.Descendants(element).Select(item => item.Attribute("Include")!.Value).Order(StringComparer.Ordinal);
}
