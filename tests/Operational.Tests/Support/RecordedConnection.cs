using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Analytics.Operational.Tests.Support;

/// <summary>A connection to no server: it keeps what it is told, in order, and answers single values.</summary>
internal sealed class RecordedConnection(Func<string, object?> answer) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    /// <summary>What was told: statements, and transactions by their isolation.</summary>
    public List<string> Told { get; } = [];

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "recorded";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "16.0";

    public override ConnectionState State => _state;

    public override void Open() => _state = ConnectionState.Open;

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName)
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        Told.Add($"BEGIN {isolationLevel}");
        return new Transaction(this, isolationLevel);
    }

    protected override DbCommand CreateDbCommand() => new Command(this);

    private sealed class Transaction(RecordedConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }

    private sealed class Command(RecordedConnection connection) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            connection.Told.Add(CommandText);
            return 0;
        }

        public override object? ExecuteScalar()
        {
            connection.Told.Add(CommandText);
            return connection.Answer(CommandText);
        }

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            connection.Told.Add(CommandText);
            return new DataTable().CreateDataReader();
        }
    }

    private object? Answer(string sql) => answer(sql);
}
