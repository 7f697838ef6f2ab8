using System.CommandLine;
using Analytics.Operational.Sample;
using Analytics.Operational.Sources;
using Analytics.Operational.Sources.Files;

namespace Analytics.Loader.Commands;

/// <summary><c>source template</c>: makes a folder of CSV files to be filled.</summary>
internal static class SourceTemplateCommand
{
    public static Command Build(CommonOptions common)
    {
        var sample = new Option<bool>("--sample")
        {
            Description = "Fill the files with the published figures, as an example.",
        };
        var command = new Command("template", "Makes a CSV file with a header for every table, in the folder csv.")
        {
            common.Data, common.Connection, sample,
        };
        command.SetAction((parsed, stop) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var folder = common.CsvFolder(parsed);
            var written = parsed.GetValue(sample)
                ? await SampleAsync(folder, stop)
                : CsvTemplate.Write(folder);
            parsed.InvocationConfiguration.Output.WriteLine(
                $"Made {written.Count} files in {folder}. Files that were there already are as they were.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<string>> SampleAsync(string folder, CancellationToken stop)
    {
        var work = Directory.CreateTempSubdirectory("analytics-template-");
        try
        {
            var file = Path.Combine(work.FullName, "sample.db");
            var options = new OperationalOptions { ConnectionString = $"Data Source={file};Pooling=False" };
            await using var context = new OperationalContextFactory(options).CreateDbContext();
            await OperationalDatabase.CreateAsync(context, stop);
            await SampleDataSet.LoadAsync(context, stop);
            return CsvTemplate.Write(folder, context);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
