using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Graph.Exports;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Exports;

/// <summary>What an export looks like to browsers, caches and spreadsheets.</summary>
public sealed class ExportResponseTests(SampleGraph graph)
{
    private const string Question = "by=province,year&facts=disbursed,disbursementRate&subject=funding&area=58&years=2024";

    public static TheoryData<string> Endings => ["csv", "columns.csv", "json", "parquet", "xlsx"];

    private string Snapshot => graph.Data.Snapshot.Id;

    [Fact]
    public async Task Comma_separated_values_have_a_mark_for_spreadsheets_and_lines_as_the_standard_says()
    {
        var bytes = await graph.Host.Client.GetByteArrayAsync($"/table.csv?{Question}&status=true");

        Assert.Equal(
            "\uFEFFprovinceCode,province,yearCode,year,disbursed,disbursedStatus,disbursementRate,disbursementRateStatus\r\n" +
            "58,Ninh Thuận,2024,Năm 2024,130700000000,PROVISIONAL,0.6173160214053268,PROVISIONAL\r\n",
            Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Names_are_in_the_language_asked()
    {
        var text = await graph.Host.Client.GetStringAsync($"/table.csv?{Question}&lang=en");

        Assert.Contains("58,Ninh Thuan,2024,2024,130700000000,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_are_described_in_a_file_of_their_own()
    {
        var rows = FlatRows.OfCsv(await graph.Host.Client.GetByteArrayAsync($"/table.columns.csv?{Question}&lang=en"));

        Assert.Equal(["name", "title", "kind", "type", "unit", "definition", "measureVersion", "snapshot", "permalink"], rows[0]);
        Assert.Equal(["provinceCode", "province", "yearCode", "year", "disbursed", "disbursementRate"], rows.Skip(1).Select(row => row[0]));
        Assert.Equal(
            ["disbursementRate", "Disbursement rate", "MEASURE", "DECIMAL", "RATIO",
                "Payments as a part of the money available. Null where nothing was available."], rows[^1][..6]);
        Assert.StartsWith("/table.csv?by=province,year&", rows[^1][8], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_has_numbers_as_numbers_codes_as_texts_and_a_sheet_about_its_columns()
    {
        var bytes = await graph.Host.Client.GetByteArrayAsync($"/table.xlsx?{Question}&lang=en");
        var columns = FlatRows.OfXlsx(bytes, 1);

        Assert.Equal(["58", "Ninh Thuan", "2024", "2024", "130700000000", "0.6173160214053268"], FlatRows.OfXlsx(bytes, 0)[1]);
        Assert.Equal("s s s s n n", string.Join(' ', XlsxTypes.OfRow(bytes, 1)));
        Assert.Contains(columns, row => row is ["disbursed", "Disbursed", "MEASURE", "INTEGER", "VND", ..]);
        Assert.Contains(columns, row => row is ["snapshot", var id] && id == Snapshot);
        Assert.Contains(columns, row => row is ["permalink", var link] && link.EndsWith($"&snapshot={Snapshot}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_parquet_file_has_types_and_carries_its_snapshot_and_definitions()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(
            folder.File("a.parquet"), await graph.Host.Client.GetByteArrayAsync($"/table.parquet?{Question}&lang=en"));

        var (types, remarks) = ParquetText.Of(folder.File("a.parquet"));

        Assert.Equal("VARCHAR VARCHAR VARCHAR VARCHAR BIGINT DOUBLE", types);
        Assert.Equal(Snapshot, remarks["snapshot"]);
        Assert.Equal("VND", remarks["disbursed.unit"]);
        Assert.Equal("Payments from new and carried-over money, up to the cut-off of the snapshot.", remarks["disbursed.definition"]);
    }

    [Fact]
    public async Task Json_describes_its_columns_and_names_its_snapshot()
    {
        var export = JsonNode.Parse(await graph.Host.Client.GetStringAsync($"/table.json?by=&facts=disbursed&area=58&years=2024&lang=en"))!;

        Golden.Match("""
            [ { "name": "disbursed", "title": "Disbursed", "kind": "MEASURE", "type": "INTEGER", "unit": "VND",
                "definition": "Payments from new and carried-over money, up to the cut-off of the snapshot." } ]
            """, export["columns"]);
        Golden.Match("""[ { "disbursed": 130700000000 } ]""", export["rows"]);
        Assert.Equal((1, Snapshot), (export["count"]!.GetValue<int>(), export["snapshot"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_file_is_named_after_what_is_in_it()
    {
        using var reply = await graph.Host.Client.GetAsync("/table.xlsx?by=province,year&facts=disbursed&years=2024");
        var offered = reply.Content.Headers.ContentDisposition!;

        Assert.Equal(
            ("attachment", $"disbursed-by-province-year_{Snapshot}.xlsx", $"Vốn đã giải ngân theo Tỉnh, thành phố, Năm - {Snapshot}.xlsx"),
            (offered.DispositionType, offered.FileName!.Trim('"'), offered.FileNameStar));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task The_same_question_on_the_same_snapshot_gives_the_same_bytes(string ending)
    {
        var first = await graph.Host.Client.GetByteArrayAsync($"/table.{ending}?{Question}");

        Assert.Equal(first, await graph.Host.Client.GetByteArrayAsync($"/table.{ending}?{Question}"));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_head_request_has_the_headers_and_no_body(string ending)
    {
        using var got = await graph.Host.Client.GetAsync($"/table.{ending}?{Question}");
        using var head = await graph.Host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/table.{ending}?{Question}"));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(got.Headers.ETag, head.Headers.ETag);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(got.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Who_has_the_answer_is_told_that_it_is_still_right(string ending)
    {
        using var got = await graph.Host.Client.GetAsync($"/table.{ending}?{Question}");
        var again = new HttpRequestMessage(HttpMethod.Get, $"/table.{ending}?{Question}");
        again.Headers.IfNoneMatch.Add(got.Headers.ETag!);
        using var known = await graph.Host.Client.SendAsync(again);

        Assert.Equal((HttpStatusCode.OK, "no-cache"), (got.StatusCode, got.Headers.CacheControl!.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, got.Headers.ETag), (known.StatusCode, known.Headers.ETag));
    }

    [Fact]
    public async Task An_answer_of_a_named_snapshot_is_kept_for_ever()
    {
        using var reply = await graph.Host.Client.GetAsync($"/table.csv?{Question}&snapshot={Snapshot}");

        Assert.Equal("public, max-age=31536000, immutable", reply.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Texts_are_compressed_and_say_so()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/table.csv?by=province,year&facts=poorHouseholds");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var reply = await graph.Host.Client.SendAsync(request);

        Assert.Equal(("gzip", "Accept-Encoding"), (reply.Content.Headers.ContentEncoding.Single(), string.Join(',', reply.Headers.Vary)));
    }

    [Fact]
    public async Task A_page_of_another_origin_may_read_the_headers()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Http:AllowedOrigins:0", "https://dashboards.example.vn"));
        var request = new HttpRequestMessage(HttpMethod.Get, $"/table.csv?{Question}");
        request.Headers.Add("Origin", "https://dashboards.example.vn");

        using var reply = await host.Client.SendAsync(request);

        var exposed = string.Join(',', reply.Headers.GetValues("Access-Control-Expose-Headers")).Split(',');
        Assert.Subset(
            exposed.ToHashSet(),
            new HashSet<string> { "ETag", "Content-Disposition", "Link", "X-Snapshot", "X-Total-Count", "X-Warnings" });
    }

    [Fact]
    public async Task Pages_follow_their_links_and_hold_every_row_once()
    {
        const string Whole = "/table.csv?by=province&facts=poorHouseholds&orderBy=-poorHouseholds";
        var rows = new List<string[]>();
        for (var address = Whole + "&first=7"; address is not null;)
        {
            using var reply = await graph.Host.Client.GetAsync(address);
            rows.AddRange(FlatRows.OfCsv(await reply.Content.ReadAsByteArrayAsync()).Skip(1));
            address = Links.Of(reply).GetValueOrDefault("next");
        }

        Assert.Equal(FlatRows.OfCsv(await graph.Host.Client.GetByteArrayAsync(Whole)).Skip(1), rows);
    }

    [Fact]
    public async Task No_file_is_left_behind_by_answers_refusals_and_callers_who_leave()
    {
        using var folder = new TemporaryFolder();
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Exports:TemporaryFolder", folder.Path));

        await host.Client.GetByteArrayAsync($"/table.parquet?{Question}");
        await host.Client.GetByteArrayAsync($"/table.xlsx?{Question}");
        using (await host.Client.GetAsync("/table.xlsx?by=commune,year&facts=poorHouseholds", HttpCompletionOption.ResponseHeadersRead))
        {
            // leaves without reading
        }

        await Links.UntilEmptyAsync(folder.Path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact] // or the second account of a machine could make no files
    public void Files_are_made_in_a_folder_of_the_account() => Assert.Equal(
        Path.Combine(Path.GetTempPath(), "analytics-exports-" + Environment.UserName), new ExportOptions().TemporaryFolder);
}
