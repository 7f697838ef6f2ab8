using Analytics.Operational.Model;

namespace Analytics.Operational.Tests.Support;

/// <summary>Valid records with arbitrary values.</summary>
public static class Some
{
    public static AdministrativeUnit Province(string code = "42") => new()
    {
        Code = code, Level = "PROVINCE", Name = "Hà Tĩnh", FullName = "Tỉnh Hà Tĩnh",
        NameAscii = "Ha Tinh", NameEn = "Ha Tinh", FullNameEn = "Ha Tinh Province",
    };

    public static Disbursement Disbursement(long areaId, long? amount = 1_000_000) => new()
    {
        AreaId = areaId, Qualifier = "EXACT", PeriodCode = "2021-2025", ProjectCode = "P7", SubProjectCode = "P7.1",
        BudgetYear = 2023, OriginYear = 2023, PaidOn = new DateOnly(2023, 5, 17),
        FundingSource = "CENTRAL", CapitalType = "RECURRENT", Amount = amount,
    };
}
