using System.Globalization;
using System.Text.Json;

namespace Analytics.Bench;

/// <summary>What the load generator sends.</summary>
internal static class ServeScripts
{
    /// <summary>One district and year: little work for DuckDB. <c>__type</c> makes each a new question with the same
    /// plan.</summary>
    public const string Light =
        "query Light($n: String!) { analysis(where: { area: { in: [\"{AREA}\"] }, period: { years: [2023] } }) "
            + "{ total { disbursed { value } courses { value } } } __type(name: $n) { name } }";

    /// <summary>The same with the units inside, which roll-ups tell.</summary>
    public static readonly string LightOfRollups = Light.Replace("in: [", "under: [");

    /// <summary>All districts by month over three subjects.</summary>
    public const string Heavy =
        "query Heavy($n: String!) { analysis { rows(first: 10) { nodes { by { district { code } month { code } } "
            + "facts { disbursed { value } courses { value } findings { value } } } } } __type(name: $n) { name } }";

    /// <summary>Always the same request.</summary>
    public static string Get(string? tag = null) => tag is null
        ? "wrk.method = \"GET\""
        : $"wrk.method = \"GET\"\nwrk.headers[\"If-None-Match\"] = '{tag}'";

    /// <summary>So many of a hundred requests are new questions; the others are one that is known.</summary>
    public static string Mix(string query, string known, int newOfHundred) => Script
        .Replace("{NEW}", newOfHundred.ToString(CultureInfo.InvariantCulture))
        .Replace("{QUERY}", JsonSerializer.Serialize(query))
        .Replace("{KNOWN}", JsonSerializer.Serialize(new { query = known }));

    private const string Script = """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        local n = 0
        local start = tostring(os.time()) .. tostring(math.random(1000000))
        request = function()
          n = n + 1
          if n % 100 < {NEW} then
            return wrk.format(nil, nil, nil, [==[{"query":{QUERY},"variables":{"n":"x]==] .. start .. n .. [==["}}]==])
          end
          return wrk.format(nil, nil, nil, [==[{KNOWN}]==])
        end
        """;
}
