using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>Interrupts what runs on a connection when a token is cancelled. DuckDB forgets an interrupt that comes just
/// before a statement begins, so it is said again until the work is over; never after that, when the connection may
/// already work for others.</summary>
internal sealed class Interruption : IDisposable
{
    private const int AgainAfterMilliseconds = 5;
    private readonly DuckDBConnection _connection;
    private readonly Lock _gate = new();
    private readonly CancellationTokenRegistration _registration;
    private Timer? _again;
    private bool _over;

    public Interruption(DuckDBConnection connection, CancellationToken stop)
    {
        _connection = connection;
        _registration = stop.UnsafeRegister(static state => ((Interruption)state!).Begin(), this); // the state is this
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _over = true;
            _again?.Dispose();
        }

        _registration.Dispose();
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (!_over)
            {
                _again = new(_ => Interrupt(), null, 0, AgainAfterMilliseconds);
            }
        }
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            if (!_over)
            {
                NativeMethods.Startup.DuckDBInterrupt(_connection.NativeConnection);
            }
        }
    }
}
