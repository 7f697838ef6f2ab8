using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes members of coded lists.</summary>
internal static class MemberWriter
{
    /// <summary>A writer of the fields that are selected under a member.</summary>
    public static ValueWriter<Member> Of(Selection selection) =>
        ObjectWriter.Of<Member>("Member", selection.Children, Field);

    private static ValueWriter<Member> Field(Selection field)
    {
        switch (field.Field.Name)
        {
            case "code":
                return ObjectWriter.Text<Member>(member => member.QualifiedCode);
            case "name":
                var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
                return ObjectWriter.Text<Member>(member => member.Name.In(lang));
            default:
                throw ObjectWriter.Unknown(field);
        }
    }
}
