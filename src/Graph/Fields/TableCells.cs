using System.Text.Json;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Fields;

/// <summary>What the cells of a column of a flat table are read from; the nested records are all kinds there
/// are.</summary>
internal abstract record TableCells
{
    private TableCells()
    {
    }

    /// <summary>Texts of members; each member is read once for an answer.</summary>
    public sealed record OfMembers(KeyColumn Column, Func<int, string?> Read) : TableCells
    {
        private readonly Dictionary<int, string?> known = [];
        private readonly Dictionary<int, JsonEncodedText?> encoded = [];
        private (int Key, JsonEncodedText? Text)? former; // rows next to one another mostly share a member

        /// <summary>The text of a row; null where the row has no member.</summary>
        public string? At(int row)
        {
            if (Column.KeyAt(row) is not { } key)
            {
                return null;
            }

            if (!known.TryGetValue(key, out var text))
            {
                known[key] = text = Read(key);
            }

            return text;
        }

        /// <summary>Writes the text of a row; each member is encoded once.</summary>
        public void WriteMember(Utf8JsonWriter json, int row)
        {
            var text = Column.KeyAt(row) is { } key ? EncodedOf(key, json) : null;
            if (text is { } known)
            {
                json.WriteStringValue(known);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        private JsonEncodedText? EncodedOf(int key, Utf8JsonWriter json)
        {
            if (former is { } last && last.Key == key)
            {
                return last.Text;
            }

            if (!encoded.TryGetValue(key, out var text))
            {
                encoded[key] = text = Read(key) is { } plain
                    ? JsonEncodedText.Encode(plain, json.Options.Encoder)
                    : null;
            }

            former = (key, text);
            return text;
        }
    }

    /// <summary>Statuses of a measure.</summary>
    public sealed record OfStatus(MeasureColumn Column) : TableCells;

    /// <summary>Whole numbers.</summary>
    public sealed record OfIntegers(MeasureColumn Column) : TableCells;

    /// <summary>Other numbers.</summary>
    public sealed record OfReals(MeasureColumn Column) : TableCells;

    /// <summary>The text of a row of members or statuses; null elsewhere and where there is none.</summary>
    public string? TextAt(int row) => this switch
    {
        OfMembers members => members.At(row),
        OfStatus status => Words.Of(status.Column.Status[row]),
        _ => null,
    };

    /// <summary>The whole number of a row; null elsewhere and where there is none.</summary>
    public long? IntegerAt(int row) =>
        this is OfIntegers numbers && numbers.Column.HasValue[row] ? numbers.Column.Exact[row] : null;

    /// <summary>The other number of a row; null elsewhere and where there is none.</summary>
    public double? RealAt(int row) =>
        this is OfReals numbers && numbers.Column.HasValue[row] ? numbers.Column.Real[row] : null;

    /// <summary>Writes the cell of a row as JSON.</summary>
    public void Write(Utf8JsonWriter json, int row)
    {
        switch (this)
        {
            case OfIntegers { Column: var whole } when whole.HasValue[row]:
                NumberWriter.Write(json, whole.Exact[row], NumberUnit.One);
                break;
            case OfReals { Column: var real } when real.HasValue[row]:
                NumberWriter.Write(json, real.Real[row], NumberUnit.One);
                break;
            case OfMembers members:
                members.WriteMember(json, row);
                break;
            case OfStatus status:
                StatusWriter.Write(json, status.Column.Status[row]);
                break;
            default:
                json.WriteStringValue(TextAt(row));
                break;
        }
    }
}
