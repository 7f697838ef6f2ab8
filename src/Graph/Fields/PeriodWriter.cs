using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes stretches of time.</summary>
internal static class PeriodWriter
{
    /// <summary>A writer of the fields that are selected under a period.</summary>
    public static ValueWriter<Period> Of(Selection selection) =>
        ObjectWriter.Of<Period>("Period", selection.Children, Field);

    private static ValueWriter<Period> Field(Selection field)
    {
        switch (field.Field.Name)
        {
            case "code":
                return ObjectWriter.Text<Period>(period => period.Code);
            case "label":
                var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
                return ObjectWriter.Text<Period>(period => period.Label.In(lang));
            case "from":
                return ObjectWriter.Text<Period>(period => Scalars.Text(period.From));
            case "until":
                return ObjectWriter.Text<Period>(period => Scalars.Text(period.Until));
            case "complete":
                return (json, period) => json.WriteBooleanValue(period.Complete);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }
}
