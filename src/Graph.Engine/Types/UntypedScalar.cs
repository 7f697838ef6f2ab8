using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>The codec of a custom scalar that has none of its own: any value in, any value out.</summary>
internal static class UntypedScalar
{
    public static readonly ScalarCodec Codec = new(
        literal => Coerced.Accept(Read(literal)), json => Coerced.Accept(Read(json)), Coerced.Accept);

    private static object? Read(ValueNode literal) => literal switch
    {
        IntNode node => Number(node.Text),
        FloatNode node => Number(node.Text),
        StringNode node => node.Value,
        BooleanNode node => node.Value,
        EnumNode node => node.Name,
        ListNode node => node.Items.Select(Read).ToImmutableArray(),
        ObjectNode node =>
            new InputObject([.. node.Fields.Select(item => KeyValuePair.Create(item.Name.Value, Read(item.Value)))]),
        _ => null,
    };

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToImmutableArray(),
        JsonValueKind.Object => new InputObject(
            [.. json.EnumerateObject().Select(item => KeyValuePair.Create(item.Name, Read(item.Value)))]),
        _ => null,
    };

    private static object Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact
        : double.Parse(text, CultureInfo.InvariantCulture);
}
