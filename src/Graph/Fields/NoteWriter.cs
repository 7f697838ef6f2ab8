using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Fields;

/// <summary>Writes notes.</summary>
internal static class NoteWriter
{
    /// <summary>A writer of a list of notes.</summary>
    public static ValueWriter<IEnumerable<Note>> ListOf(Selection selection) =>
        ObjectWriter.ListOf(ObjectWriter.Of<Note>("Note", selection.Children, Field));

    private static ValueWriter<Note> Field(Selection field)
    {
        switch (field.Field.Name)
        {
            case "code":
                return ObjectWriter.Text<Note>(note => note.Code);
            case "message":
                var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
                return ObjectWriter.Text<Note>(note => note.Message.In(lang));
            case "severity":
                return ObjectWriter.Text<Note>(note => Words.Of(note.Severity));
            case "suggestion":
                return ObjectWriter.Text<Note>(note => note.Suggestion);
            default:
                throw ObjectWriter.Unknown(field);
        }
    }
}
