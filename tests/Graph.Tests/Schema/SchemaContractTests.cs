using System.Reflection;
using System.Text.RegularExpressions;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;
using Analytics.Graph.Schema;
using Analytics.Warehouse.Catalog;

namespace Analytics.Graph.Tests.Schema;

/// <summary>The generated schema has the structure of the public contract: names, types, arguments, defaults and their order.</summary>
public sealed partial class SchemaContractTests
{
    private static readonly GraphSchema Contract = GraphSchema.FromSdl(ReadContract());
    private static readonly GraphSchema Ours = GraphSchema.FromSdl(SchemaText.Of(WarehouseModel.Semantic));

    /// <summary>Members beyond the contract; each has a page in docs/decisions.</summary>
    private static readonly Dictionary<string, string[]> Added = new() { ["Note"] = ["suggestion(): String"] };

    public static TheoryData<string> TypeNames => [.. Contract.AllTypes.Select(type => type.Name).Where(name => !name.StartsWith("__", StringComparison.Ordinal))];

    [Fact]
    public void There_are_the_types_of_the_contract_and_no_others() =>
        Assert.Equal(Contract.AllTypes.Select(type => type.Name).Order(), Ours.AllTypes.Select(type => type.Name).Order());

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_type_is_as_in_the_contract(string name) =>
        Assert.Equal(Lines(Contract.Type(name)!).Concat(Added.GetValueOrDefault(name, [])), Lines(Ours.Type(name)!));

    [Fact]
    public void Everything_is_described()
    {
        var undescribed =
            from type in Ours.AllTypes
            where !type.Name.StartsWith("__", StringComparison.Ordinal)
            from part in Parts(type)
            where string.IsNullOrWhiteSpace(part.Description)
            select part.Name;

        Assert.Empty(undescribed);
    }

    /// <summary>A description of three words, or of the words of the name, tells an analyst nothing.</summary>
    [Fact]
    public void Every_description_is_a_sentence_that_says_more_than_the_name()
    {
        var trivial =
            from type in Ours.AllTypes
            where !Ours.BuiltInTypes.Contains(type)
            from part in Parts(type)
            where !Says(part.Name, part.Description ?? string.Empty)
            select $"{part.Name}: {part.Description}";

        Assert.Empty(trivial);
    }

    [Theory]
    [InlineData("Area.name", "Its name.", false)]
    [InlineData("TrainingTest.femaleShare", "Female share of a training test.", false)]
    [InlineData("Snapshot.rows", "How many rows each table has", false)]
    [InlineData("Snapshot.rows", "How many rows each table has.", true)]
    public void A_trivial_description_is_recognised(string name, string description, bool says) =>
        Assert.Equal(says, Says(name, description));

    [Fact]
    public void A_measure_is_described_by_definition_formula_unit_and_additivity() => Assert.Equal(
        Described("disbursementRate"), ((ObjectType)Ours.Type("FundingFacts")!).Field("disbursementRate")!.Description);

    private static bool Says(string name, string description)
    {
        const int FewestWords = 4;
        var words = Word().Matches(description).Select(match => match.Value.ToUpperInvariant()).ToList();
        var known = Word().Matches(name).SelectMany(match => Part().Matches(match.Value)).Select(match => match.Value.ToUpperInvariant())
            .Concat(["A", "AN", "THE", "OF", "ITS", "IS", "THIS", "BY"]).ToHashSet();
        return words.Count >= FewestWords && description.EndsWith('.') && words.Exists(word => !known.Contains(word));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+")]
    private static partial Regex Part();

    private static string Described(string name)
    {
        var measure = WarehouseModel.Semantic.FindMeasure(name)!;
        return $"{measure.Title.En} ({measure.Title.Vi}). {measure.Definition.En}\n" +
            $"Formula: {measure.Formula}. Unit: RATIO. Over time: RECOMPUTED. Over places: RECOMPUTED.";
    }

    private static IEnumerable<string> Lines(NamedType type) => type switch
    {
        CompositeType composite =>
        [
            $"{composite.GetType().Name} implements {string.Join(' ', composite.Interfaces.Select(one => one.Name))}",
            .. composite.Fields.Select(field => $"{field.Name}({string.Join(", ", field.Arguments.Select(Line))}): {field.Type}"),
        ],
        InputObjectType input => [$"input oneOf={input.IsOneOf}", .. input.Fields.Select(Line)],
        EnumType values => ["enum", .. values.Values.Select(value => value.Name)],
        _ => [type.GetType().Name],
    };

    private static string Line(InputValue value) =>
        $"{value.Name}: {value.Type}{(value.DefaultLiteral is { } literal ? " = " + DocumentPrinter.Print(literal) : "")}";

    private static IEnumerable<(string Name, string? Description)> Parts(NamedType type) =>
    [
        (type.Name, type.Description),
        .. type is CompositeType composite
            ? composite.Fields.SelectMany(field => field.Arguments.Select(one => ($"{type}.{field.Name}({one.Name})", one.Description))
                .Append(($"{type}.{field.Name}", field.Description)))
            : [],
        .. type is InputObjectType input ? input.Fields.Select(field => ($"{type}.{field.Name}", field.Description)) : [],
        .. type is EnumType values ? values.Values.Select(value => ($"{type}.{value.Name}", value.Description)) : [],
    ];

    private static string ReadContract()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("contract.graphql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
