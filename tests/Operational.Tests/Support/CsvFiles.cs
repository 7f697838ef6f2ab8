using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Files;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Operational.Tests.Support;

/// <summary>A folder of files with one dataset and one province (id 1), and the database they are taken into.</summary>
public sealed class CsvFiles : IDisposable
{
    public const string Payments = "id,area_id,amount,qualifier,funding_source,capital_type";
    public const string Periods = "id,code,valid_from,valid_until,name,name_en";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("csv-");

    public CsvFiles()
    {
        CsvTemplate.Write(Folder);
        Write("dataset", "id,name,name_en,is_synthetic,citation,citation_en", "1,Thử,Trial,false,Thử,Trial");
        Write("administrative_unit", "id,level,name,full_name,name_ascii,name_en,full_name_en,code",
            "1,PROVINCE,Hà Tĩnh,Tỉnh Hà Tĩnh,Ha Tinh,Ha Tinh,Ha Tinh Province,42");
    }

    public string Folder => Path.Combine(_root.FullName, "csv");

    public string MirrorFile => Path.Combine(_root.FullName, "mirror.db");

    public OperationalOptions Mirror => new() { ConnectionString = $"Data Source={MirrorFile};Pooling=False" };

    public string PathOf(string file) => Path.Combine(Folder, file + ".csv");

    public void Write(string file, string header, params string[] rows)
    {
        var names = header == Periods ? ",Kỳ,Period" : "";
        File.WriteAllLines(PathOf(file), rows.Select(row => row + names).Prepend(header));
    }

    public Task<OperationalOptions> TakeOverAsync() => CsvSource.TakeOverAsync(Folder, MirrorFile);

    public async Task<long> WatermarkAsync()
    {
        await using var reader = await OperationalReader.OpenAsync(await TakeOverAsync());
        return reader.Watermark;
    }

    public async Task<List<TRecord>> ReadAsync<TRecord>(ReadRange range)
        where TRecord : OperationalRecord
    {
        await using var reader = await OperationalReader.OpenAsync(await TakeOverAsync());
        return await reader.ReadAsync<TRecord>(range).ToListAsync();
    }

    public void Dispose() => _root.Delete(recursive: true);
}
