using System.CommandLine;
using System.Globalization;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary><c>status</c>: which snapshots exist, which is served, what Verify said of it.</summary>
internal static class StatusCommand
{
    public static Command Build(CommonOptions options)
    {
        var check =
            new Option<bool>("--check") { Description = "Also read every snapshot and compare it with its manifest." };
        var command = new Command("status",
            "Lists the snapshots, newest first, and the quality report of the served one.")
        {
            options.Data, check,
        };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var store = new SnapshotStore(options.DataFolder(parsed));
            Write(store, parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(check))
            {
                foreach (var snapshot in store.List())
                {
                    store.CheckContent(snapshot);
                }
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static void Write(SnapshotStore store, TextWriter output)
    {
        var current = store.Current();
        foreach (var snapshot in store.List())
        {
            var manifest = snapshot.Manifest;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(snapshot.Id == current.Id ? '*' : ' ')} {snapshot.Id}  "
                    + $"{manifest.Rows.Sum(table => table.Rows),12:N0} rows"
                + $"  {manifest.FileBytes,14:N0} bytes{(manifest.Synthetic ? "  synthetic" : "")}"));
        }

        output.WriteLine();
        output.WriteLine($"Served: {current.Id}, {current.Manifest.DatasetNameEn}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cut-off {current.Manifest.SourceCutoff:u}, watermark {current.Manifest.SourceWatermark}, model "
                + $"{current.Manifest.ModelVersion}"));
        foreach (var note in current.Manifest.Quality)
        {
            output.WriteLine($"{note.Severity,-5} {note.Code}: {note.MessageEn}");
        }
    }
}
