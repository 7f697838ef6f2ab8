using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Resolves the fields of one operation and completes their values into a tree of result nodes.</summary>
internal sealed class OperationRun(GraphSchema schema, OperationPlan plan, ErrorSink errors, CancellationToken stop)
{
    /// <summary>Runs the root fields: one after another for mutations, else at the same time.</summary>
    /// <returns>An <see cref="ObjectNodeResult"/>, or null when the failure of a non-null field reached the
    /// root.</returns>
    public async ValueTask<object?> ExecuteAsync(object? source)
    {
        var result = plan.Kind == OperationKind.Mutation
            ? await SerialAsync(source)
            : await ObjectAsync(plan.RootType, plan.Root, source, null);
        return result is Failed ? null : result;
    }

    private async ValueTask<object> SerialAsync(object? source)
    {
        var values = new object?[plan.Root.Length];
        var hasFailed = false;
        for (var i = 0; i < values.Length && !hasFailed; i++)
        {
            values[i] = await FieldAsync(plan.RootType, plan.Root[i], source, null);
            hasFailed = values[i] is Failed;
        }

        return hasFailed ? Failed.Value : new ObjectNodeResult(plan.Root, values);
    }

    /// <summary>Starts all fields, then waits for all, so that no resolver outlives its request.</summary>
    private async ValueTask<object> ObjectAsync(
        ObjectType type, ImmutableArray<Selection> selections, object? source, ResponsePath? path)
    {
        var running = new ValueTask<object?>[selections.Length];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = FieldAsync(type, selections[i], source, path);
        }

        var values = await AllAsync(running);
        return Array.IndexOf(values, Failed.Value) >= 0 ? Failed.Value : new ObjectNodeResult(selections, values);
    }

    private static async ValueTask<object?[]> AllAsync(ValueTask<object?>[] running)
    {
        var values = new object?[running.Length];
        var cancelled = default(OperationCanceledException);
        for (var i = 0; i < running.Length; i++)
        {
            try
            {
                values[i] = await running[i];
            }
            catch (OperationCanceledException exception)
            {
                cancelled = exception;
            }
        }

        return cancelled is null ? values : throw cancelled;
    }

    private async ValueTask<object?> FieldAsync(
        ObjectType parent, Selection selection, object? source, ResponsePath? parentPath)
    {
        var path = ResponsePath.Of(parentPath, selection.ResponseName);
        object? value;
        try
        {
            stop.ThrowIfCancellationRequested();
            value = selection.ArgumentErrors.IsEmpty
                ? await ResolveAsync(new(selection, parent, source, path, plan.Request, stop))
                : throw new GraphException(selection.ArgumentErrors);
            return await CompleteAsync(selection.Field.Type, value, selection, path);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            errors.Add(exception, selection, path);
            return Nullable(selection.Field.Type, Failed.Value);
        }
    }

    private ValueTask<object?> ResolveAsync(FieldContext context)
    {
        if (context.Selection.Field.Resolver is { } resolver)
        {
            return resolver(context);
        }

        if (plan.Kind == OperationKind.Subscription && ReferenceEquals(context.Parent, plan.RootType))
        {
            return new(context.Source);
        }

        return context.Source is IReadOnlyDictionary<string, object?> values
            ? new(values.GetValueOrDefault(context.Selection.Field.Name))
            : throw new System.Diagnostics.UnreachableException(
                $"{context.Parent}.{context.Selection.Field.Name} has no resolver.");
    }

    private async ValueTask<object?> CompleteAsync(
        GraphType type, object? value, Selection selection, ResponsePath path)
    {
        var completed = value is null ? null : await CompleteNullableAsync(type.Nullable, value, selection, path);
        if (completed is null && type is NonNullType)
        {
            errors.Add(RequestErrors.NullInNonNull(type, selection.Field.Name), selection, path);
            return Failed.Value;
        }

        return Nullable(type, completed);
    }

    private static object? Nullable(GraphType type, object? completed) =>
        completed is Failed && type is not NonNullType ? null : completed;

    private async ValueTask<object?> CompleteNullableAsync(
        GraphType type, object value, Selection selection, ResponsePath path)
    {
        if (value is SelectionResult result)
        {
            return Written(result, selection, path);
        }

        return type switch
        {
            ListType list => await ListAsync(list, value, selection, path),
            ObjectType item => await ObjectAsync(item, selection.For(item), value, path),
            CompositeType item when TypeOf(item, value) is var concrete =>
                await ObjectAsync(concrete, selection.For(concrete), value, path),
            _ => Leaf(type, value, selection, path),
        };
    }

    private WrittenNodeResult? Written(SelectionResult result, Selection selection, ResponsePath path)
    {
        foreach (var error in result.Errors)
        {
            errors.Add(error, selection, path);
        }

        return result.IsNull ? null : new(result, selection, path);
    }

    private async ValueTask<object> ListAsync(ListType type, object value, Selection selection, ResponsePath path)
    {
        if (value is string or not System.Collections.IEnumerable)
        {
            throw new GraphException(
                RequestErrors.BadResult(selection.Field.Name, $"{value.GetType().Name} is no list."));
        }

        var running = new List<ValueTask<object?>>();
        foreach (var item in (System.Collections.IEnumerable)value)
        {
            running.Add(ItemAsync(type.Item, item, selection, path.Append(running.Count)));
        }

        var items = await AllAsync([.. running]);
        return Array.IndexOf(items, Failed.Value) >= 0 ? Failed.Value : new ListNodeResult(type.Item, items);
    }

    /// <summary>An item fails alone when its type is nullable.</summary>
    private async ValueTask<object?> ItemAsync(GraphType type, object? value, Selection selection, ResponsePath path)
    {
        try
        {
            return await CompleteAsync(type, value, selection, path);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && stop.IsCancellationRequested))
        {
            errors.Add(exception, selection, path);
            return Nullable(type, Failed.Value);
        }
    }

    private ObjectType TypeOf(CompositeType type, object value)
    {
        var name = schema.TypeResolvers.TryGetValue(type.Name, out var resolver) ? resolver(value)
            : value is IReadOnlyDictionary<string, object?> values ? values.GetValueOrDefault("__typename") as string
            : null;
        return name is not null && schema.Type(name) is ObjectType concrete && type.PossibleTypes.Contains(concrete)
            ? concrete
            : throw new System.Diagnostics.UnreachableException(
                $"A value of {type} has the type {name ?? "of nothing known"}.");
    }

    private object Leaf(GraphType type, object value, Selection selection, ResponsePath path)
    {
        var coerced = type is EnumType item ? EnumName(item, value) : ((ScalarType)type).Codec.Serialize(value);
        if (coerced.Problem is null && coerced.Value is { } leaf)
        {
            return leaf;
        }

        errors.Add(RequestErrors.BadResult(selection.Field.Name, coerced.Problem ?? "null"), selection, path);
        return Failed.Value;
    }

    private static Coerced EnumName(EnumType type, object value) =>
        (value as string ?? (value as Enum)?.ToString()) is { } name && type.Value(name) is not null
            ? Coerced.Accept(name)
            : Coerced.Refuse($"{value} is no value of {type}.");
}
