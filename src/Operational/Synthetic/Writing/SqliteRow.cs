using System.Linq.Expressions;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>The insert of one table and the code that binds a record to it, made once from the model.</summary>
internal static class SqliteRow<TRecord>
    where TRecord : OperationalRecord
{
    public static string InsertInto(IModel model)
    {
        var columns = Properties(model).Select(property => $"\"{property.GetColumnName()}\"").ToArray();
        var values = columns.Select((_, index) => $"?{index + 1}");
        return $"INSERT INTO \"{typeof(TRecord).Name}\" ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", values)})";
    }

    public static Action<sqlite3_stmt, TRecord> Binder(IModel model)
    {
        var statement = Expression.Parameter(typeof(sqlite3_stmt));
        var record = Expression.Parameter(typeof(TRecord));
        var binds = Properties(model).Select((property, index) => Expression.Call(
            typeof(SqliteBind),
            nameof(SqliteBind.Value),
            null,
            statement,
            Expression.Constant(index + 1),
            Expression.Property(record, property.PropertyInfo!))); // every column is a property
        return Expression.Lambda<Action<sqlite3_stmt, TRecord>>(Expression.Block(binds), statement, record).Compile();
    }

    private static IEnumerable<IProperty> Properties(IModel model) =>
        model.FindEntityType(typeof(TRecord))!.GetProperties(); // every entity is mapped
}
