using System.Data;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;
using Microsoft.SqlServer.Server;

namespace Analytics.Packages.Tests.SqlServer;

public sealed class SqlClientTests
{
    [Fact]
    public async Task Opening_a_closed_port_fails_as_a_sql_error()
    {
        await using var connection = new SqlConnection(ClosedPort.ConnectionString());

        var error = await Assert.ThrowsAsync<SqlException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.NotEmpty(error.Errors);
    }

    [Fact]
    public void A_command_takes_a_parameter_of_every_type_that_is_used()
    {
        using var command = new SqlCommand("SELECT @amount, @day, @at, @text, @flag, @version");
        command.Parameters.AddWithValue("@amount", 8_842_000_000m);
        command.Parameters.AddWithValue("@day", new DateOnly(2025, 7, 1));
        command.Parameters.AddWithValue("@at", new DateTime(2026, 1, 31, 17, 0, 0, DateTimeKind.Utc));
        command.Parameters.AddWithValue("@text", "Lạng Sơn");
        command.Parameters.AddWithValue("@flag", true);
        command.Parameters.Add("@version", SqlDbType.Timestamp).Value = new byte[8];

        Assert.Equal(
            [SqlDbType.Decimal, SqlDbType.Date, SqlDbType.DateTime, SqlDbType.NVarChar, SqlDbType.Bit, SqlDbType.Timestamp],
            command.Parameters.Cast<SqlParameter>().Select(parameter => parameter.SqlDbType));
    }

    /// <summary>
    /// Compiles what a command with parameters, a reader and a bulk copy run when they talk to a server. A type of a missing
    /// assembly in any of these bodies would fail here, as it would at the first command.
    /// </summary>
    [Theory]
    [InlineData("Microsoft.Data.SqlClient.SqlCommand")]
    [InlineData("Microsoft.Data.SqlClient.SqlParameter")]
    [InlineData("Microsoft.Data.SqlClient.SqlDataReader")]
    [InlineData("Microsoft.Data.SqlClient.SqlBulkCopy")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection")]
    [InlineData("Microsoft.Data.SqlClient.TdsParser")]
    [InlineData("Microsoft.Data.SqlClient.Server.ValueUtilsSmi")]
    public void Every_method_of_a_type_compiles(string typeName)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var type = typeof(SqlCommand).Assembly.GetType(typeName, throwOnError: true)!; // throws rather than being null
        var bodies = type.GetMethods(All).Where(method => !method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() is not null).ToList();

        Assert.NotEmpty(bodies);
        Assert.All(bodies, method => RuntimeHelpers.PrepareMethod(method.MethodHandle));
    }

    [Fact]
    public void A_user_defined_type_goes_through_its_own_serialisation()
    {
        var record = new SqlDataRecord(new SqlMetaData("place", SqlDbType.Udt, typeof(Place), "dbo.Place"));

        record.SetValue(0, new Place { Code = 42 });

        Assert.Equal(42, Assert.IsType<Place>(record.GetValue(0)).Code);
    }

    [Fact]
    public void A_type_that_is_no_user_defined_type_is_refused_with_the_error_of_the_package() =>
        Assert.Throws<InvalidUdtException>(() => new SqlMetaData("place", SqlDbType.Udt, typeof(SqlClientTests), "dbo.Place"));

    [SqlUserDefinedType(Format.UserDefined, MaxByteSize = 8, IsByteOrdered = true)]
    private sealed class Place : IBinarySerialize
    {
        public int Code { get; set; }

        public void Read(BinaryReader reader) => Code = reader.ReadInt32();

        public void Write(BinaryWriter writer) => writer.Write(Code);
    }
}
