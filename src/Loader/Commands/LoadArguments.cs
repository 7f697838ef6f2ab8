using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Analytics.Loader.Schedule;
using Analytics.Loader.Stage;
using Analytics.Operational.Sources;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary>The options of <c>load</c> that no other command has.</summary>
internal sealed class LoadArguments
{
    private const int MostPageRows = 10_000_000;

    private readonly CommonOptions _common;
    private readonly CheckOptions _checks = new();

    private readonly Option<int> _keep = Number(
        "--keep", 30, "Snapshots kept, the new one included; pinned ones stay.");

    private readonly Option<int?> _keepDays = new("--keep-days")
    {
        Description = "Days after which a snapshot goes, unless it is served or pinned. Default: none goes by age.",
        HelpName = "N",
    };

    private readonly Option<int> _memory = Number(
        "--memory", 768, "Memory of DuckDB in MiB; what does not fit is sorted on the disk.");

    private readonly Option<string?> _every = new("--every")
    {
        Description = "Load again and again, this long after the last load: 30s, 5m, 2h. Ends with SIGTERM or Ctrl-C.",
        HelpName = "TIME",
    };

    private readonly Option<int> _retries = Number(
        "--retries", 3, "How often a load begins anew after a passing failure of the source.");

    private readonly Option<string?> _commandTimeout = new("--command-timeout")
    {
        Description = "Longest time for one command of the source: 30s, 10m. Default: 10m.",
        HelpName = "TIME",
    };

    private readonly Option<int> _pageRows = Number(
        "--page-rows", new OperationalOptions().PageRows, "Rows that one statement of the source reads.");

    private readonly Option<LogFormat> _log = new("--log")
    {
        Description = "Text for people, Line or Json for log collectors: one line an event.",
    };

    private readonly Option<string?> _collector = new("--otlp")
    {
        Description = "Address of an OpenTelemetry collector (OTLP over HTTP) for traces and metrics, such as "
            + "http://127.0.0.1:4318. Default: OTEL_EXPORTER_OTLP_ENDPOINT, else none are sent.",
        HelpName = "ADDRESS",
    };

    public LoadArguments(CommonOptions common)
    {
        _common = common;
        Least(_keep, 1);
        Least(_memory, 64);
        Least(_retries, 0);
        Least(_pageRows, 1);
        _pageRows.Validators.Add(value =>
        {
            if (value.GetValue(_pageRows) > MostPageRows)
            {
                value.AddError("--page-rows is at most 10000000.");
            }
        });
        _keepDays.Validators.Add(value => AtLeast(value, _keepDays.Name, value.GetValue(_keepDays), 1));
        _every.Validators.Add(value => IsInterval(value, _every));
        _commandTimeout.Validators.Add(value => IsInterval(value, _commandTimeout));
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_keep, _keepDays, _memory, _every, _common.Health, _retries, _commandTimeout,
            _pageRows, _log, _collector])
        {
            command.Add(option);
        }

        _checks.All.ToList().ForEach(command.Options.Add);
    }

    public LoadCommandOptions Of(ParseResult parsed)
    {
        var folder = _common.DataFolder(parsed);
        return new LoadCommandOptions
        {
            DataFolder = folder,
            LoadOf = source => new LoadOptions
            {
                Source = source,
                DataFolder = folder,
                Keep = parsed.GetValue(_keep),
                KeepFor = parsed.GetValue(_keepDays) is { } days ? TimeSpan.FromDays(days) : null,
                // Files have no versions: what changed in them is not told.
                Kind = _common.KindOf(parsed) == SourceKind.Csv ? LoadKind.Full : _checks.Kind(parsed),
                Verify = _checks.Verify(parsed),
                Stage = new StageOptions { MemoryMebibytes = parsed.GetValue(_memory) },
            },
            PrepareSource = SourceOf(parsed, folder),
            Every = parsed.GetValue(_every) is { } every ? Interval.Parse(every) : null,
            Retries = parsed.GetValue(_retries),
            HealthPath = _common.HealthFile(parsed),
            Log = parsed.GetValue(_log),
            Collector = Collector(
                parsed.GetValue(_collector) ?? CommonOptions.Environment("OTEL_EXPORTER_OTLP_ENDPOINT")),
        };
    }

    private Func<CancellationToken, Task<OperationalOptions>> SourceOf(ParseResult parsed, string dataFolder)
    {
        var timeout = parsed.GetValue(_commandTimeout) is { } text && Interval.Parse(text) is { } longest
            ? longest
            : new OperationalOptions().CommandTimeout;
        if (_common.KindOf(parsed) == SourceKind.Csv)
        {
            var files = _common.CsvFolder(parsed);
            return stop => SourceFiles.PrepareAsync(files, dataFolder, timeout, stop);
        }

        var source = _common.Source(parsed) with
        {
            CommandTimeout = timeout, PageRows = parsed.GetValue(_pageRows),
        };
        return _ => Task.FromResult(source);
    }

    private static Uri? Collector(string? address)
    {
        if (address is null)
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"
            ? collector
            : throw new AnalyticsException(LoadErrors.BadOption(
                "The address of the OpenTelemetry collector is none of http or https.",
                "Give one such as http://127.0.0.1:4318 with --otlp or OTEL_EXPORTER_OTLP_ENDPOINT."));
    }

    private static Option<int> Number(string name, int usual, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static void Least(Option<int> option, int least) =>
        option.Validators.Add(value => AtLeast(value, option.Name, value.GetValue(option), least));

    private static void AtLeast(OptionResult result, string name, int? value, int least)
    {
        if (value < least)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is at least {least}."));
        }
    }

    private static void IsInterval(OptionResult result, Option<string?> option)
    {
        if (result.GetValue(option) is { } text && Interval.Parse(text) is null)
        {
            result.AddError($"{option.Name} does not take '{text}': it takes a number and s, m, h or d, such as 5m.");
        }
    }
}
