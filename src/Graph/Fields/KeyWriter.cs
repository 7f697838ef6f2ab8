using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes the members of a row; the value written is a row number. Each member is rendered once for an
/// answer.</summary>
internal static class KeyWriter
{
    /// <summary>A writer of the fields that are selected under one dimension of <c>by</c>.</summary>
    public static ValueWriter<int> Of(Selection selection, KeyColumn column, MemberIndex members)
    {
        var write = Member(selection, column.Dimension, members);
        var rendered = new Dictionary<int, byte[]>();
        var last = (Key: 0, Bytes: (byte[]?)null); // rows are sorted: neighbours often share a member
        return (json, row) =>
        {
            if (column.KeyAt(row) is not { } key)
            {
                json.WriteNullValue();
                return;
            }

            if (last.Bytes is null || last.Key != key)
            {
                ref var bytes = ref CollectionsMarshal.GetValueRefOrAddDefault(rendered, key, out _);
                last = (key, bytes ??= Render(write, key));
            }

            json.WriteRawValue(last.Bytes, skipInputValidation: true);
        };
    }

    /// <summary>What names a member in every snapshot; empty for a row without a member.</summary>
    public static string IdentityOf(KeyColumn column, int row, MemberIndex members)
    {
        if (column.KeyAt(row) is not { } key)
        {
            return "";
        }

        return column.Dimension.Kind switch
        {
            DimensionKind.Area when members.Area(key) is { } area =>
                AreaWriter.CodeOf(area, members) + (area.ValidFrom is { } from ? "@" + Scalars.Text(from) : ""),
            DimensionKind.Member when members.Member(column.Dimension.Name, key) is { } member => member.QualifiedCode,
            _ => members.Period(column.Dimension, key)?.Code ?? "",
        };
    }

    private static ValueWriter<int> Member(Selection selection, Dimension dimension, MemberIndex members)
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Area:
                var area = ObjectWriter.OrNull(AreaWriter.Of(selection, members));
                return (json, key) => area(json, members.Area(key));
            case DimensionKind.Member:
                var member = ObjectWriter.OrNull(MemberWriter.Of(selection));
                return (json, key) => member(json, members.Member(dimension.Name, key));
            default:
                var period = ObjectWriter.OrNull(PeriodWriter.Of(selection));
                return (json, key) => period(json, members.Period(dimension, key));
        }
    }

    private static byte[] Render(ValueWriter<int> write, int key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Encoder = JsonText.Encoder, SkipValidation = true }))
        {
            write(json, key);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
