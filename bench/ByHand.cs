using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>Eight columns as plain arrays, and what somebody would write by hand to make JSON of them: names of members
/// encoded once, nothing checked twice.</summary>
/// <param name="count">Number of rows.</param>
public sealed class ByHand(int count)
{
    /// <summary>As the product writes.</summary>
    public static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private readonly string?[] placeCode = new string?[count];
    private readonly string?[] place = new string?[count];
    private readonly string?[] monthCode = new string?[count];
    private readonly string?[] month = new string?[count];
    private readonly long?[] paid = new long?[count];
    private readonly decimal?[] paidInMillions = new decimal?[count];
    private readonly string?[] paidStatus = new string?[count];
    private readonly double?[] share = new double?[count];
    private readonly string?[] shareStatus = new string?[count];

    /// <summary>Number of rows.</summary>
    public int Count => count;

    /// <summary>The columns of a written table.</summary>
    public static ByHand OfTable(JsonElement data)
    {
        var rows = data.GetProperty("table").GetProperty("rows").EnumerateArray().ToArray();
        var read = new ByHand(rows.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            read.Keep(row, [.. rows[row].EnumerateArray()]);
            read.paid[row] = Maybe(rows[row][4], value => value.GetInt64());
        }

        return read;
    }

    /// <summary>The columns of a written analysis.</summary>
    public static ByHand OfAnalysis(JsonElement data)
    {
        var nodes = data.GetProperty("analysis").GetProperty("rows").GetProperty("nodes").EnumerateArray().ToArray();
        var read = new ByHand(nodes.Length);
        for (var row = 0; row < nodes.Length; row++)
        {
            JsonElement[] leaves =
                [.. nodes[row].EnumerateObject().SelectMany(part => part.Value.EnumerateObject())
                    .SelectMany(cell => Leaves(cell.Value))];
            read.Keep(row, leaves);
            read.paidInMillions[row] = Maybe(leaves[4], value => value.GetDecimal());
        }

        return read;
    }

    /// <summary>Writes rows as arrays.</summary>
    public void WriteTable(Utf8JsonWriter json)
    {
        Open(json, "data", "table");
        json.WriteStartArray("rows");
        for (var row = 0; row < count; row++)
        {
            json.WriteStartArray();
            json.WriteStringValue(placeCode[row]);
            json.WriteStringValue(place[row]);
            json.WriteStringValue(monthCode[row]);
            json.WriteStringValue(month[row]);
            WriteNumber(json, paid[row]);
            json.WriteStringValue(paidStatus[row]);
            WriteNumber(json, share[row]);
            json.WriteStringValue(shareStatus[row]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        Close(json, 3);
    }

    /// <summary>Writes rows as nested objects.</summary>
    public void WriteAnalysis(Utf8JsonWriter json)
    {
        var (by, district, name) = (Encoded("by"), Encoded("district"), Encoded("name"));
        var (ofMonth, label, facts) = (Encoded("month"), Encoded("label"), Encoded("facts"));
        var (disbursed, femaleShare) = (Encoded("disbursed"), Encoded("femaleShare"));
        Open(json, "data", "analysis", "rows");
        json.WriteStartArray("nodes");
        for (var row = 0; row < count; row++)
        {
            json.WriteStartObject();
            json.WriteStartObject(by);
            WriteMember(json, district, placeCode[row], name, place[row]);
            WriteMember(json, ofMonth, monthCode[row], label, month[row]);
            json.WriteEndObject();
            json.WriteStartObject(facts);
            json.WriteStartObject(disbursed);
            json.WritePropertyName(Value);
            WriteNumber(json, paidInMillions[row]);
            json.WriteString(Status, paidStatus[row]);
            json.WriteEndObject();
            json.WriteStartObject(femaleShare);
            json.WritePropertyName(Value);
            WriteNumber(json, share[row]);
            json.WriteString(Status, shareStatus[row]);
            Close(json, 3);
        }

        json.WriteEndArray();
        Close(json, 4);
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement cell) => cell.ValueKind == JsonValueKind.Null
        ? [cell, cell]
        : cell.EnumerateObject().Select(leaf => leaf.Value);

    private static void WriteMember(
        Utf8JsonWriter json, JsonEncodedText property, string? code, JsonEncodedText label, string? text)
    {
        if (code is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        json.WriteString(Code, code);
        json.WriteString(label, text);
        json.WriteEndObject();
    }

    private static JsonEncodedText Encoded(string name) => JsonEncodedText.Encode(name);

    private static T? Maybe<T>(JsonElement value, Func<JsonElement, T> read)
        where T : struct => value.ValueKind == JsonValueKind.Null ? null : read(value);

    private static void WriteNumber(Utf8JsonWriter json, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Open(Utf8JsonWriter json, params string[] names)
    {
        json.WriteStartObject();
        foreach (var name in names)
        {
            json.WriteStartObject(name);
        }
    }

    private static void Close(Utf8JsonWriter json, int objects)
    {
        for (var at = 0; at < objects; at++)
        {
            json.WriteEndObject();
        }
    }

    private void Keep(int row, JsonElement[] cells)
    {
        placeCode[row] = cells[0].GetString();
        place[row] = cells[1].GetString();
        monthCode[row] = cells[2].GetString();
        month[row] = cells[3].GetString();
        paidStatus[row] = cells[5].GetString();
        share[row] = Maybe(cells[6], value => value.GetDouble());
        shareStatus[row] = cells[7].GetString();
    }
}
