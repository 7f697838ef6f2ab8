using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Every remark that is made while a request is resolved.</summary>
internal static class QueryNotes
{
    public static Note Grew(string code, Area area) => new("AREA_GREW", new(
        $"Mã {code} ({area.Name.Vi}) gồm đơn vị cùng tên trước và sau khi địa giới thay đổi.",
        $"The code {code} ({area.Name.En}) takes the units of this name before and after its territory changed."),
        Severity.Info);

    public static Note Renamed(string code, IEnumerable<Area> units) => new("AREA_RENAMED", new(
        $"Mã {code} gồm cùng một địa bàn dưới các tên: {string.Join(", ", units.Select(one => one.Name.Vi))}.",
        $"The code {code} takes one territory under its names: {string.Join(", ", units.Select(one => one.Name.En))}."),
        Severity.Info);

    public static Note Restated(string code, Area unit, Area home, DateOnly day) => new("AREA_RESTATED", new(
        $"Mã {code} ({unit.FullName.Vi}) trên bản đồ ngày {day:dd/MM/yyyy} thuộc {home.FullName.Vi}, "
            + "được lấy trọn vẹn.",
        $"The code {code} ({unit.FullName.En}) belongs to {home.FullName.En} on the map of {day:yyyy-MM-dd}, which is "
            + "taken as a whole."),
        Severity.Warning);
}
