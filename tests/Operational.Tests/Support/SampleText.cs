using System.Text;

namespace Analytics.Operational.Tests.Support;

/// <summary>A small sample in memory; tests replace single files of it.</summary>
public sealed class SampleText
{
    private readonly Dictionary<string, string> files = new()
    {
        ["code_item.csv"] = """
            list,code,name,name_en,sort_order,parent_code
            QUALIFIER,EXACT,Chính xác,Exact,1,
            FUNDING_SOURCE,CENTRAL,Trung ương,Central,1,
            CAPITAL_TYPE,RECURRENT,Sự nghiệp,Recurrent,1,
            ORGANISER_LEVEL,PROVINCE,Tỉnh,Province,1,
            INSPECTION_MODE,PERIODIC,Định kỳ,Periodic,1,
            INSPECTION_METHOD,ON_SITE,Trực tiếp,On site,1,
            """,
        ["programme_period.csv"] = """
            code,name,name_en,valid_from,valid_until
            2021-2025,Giai đoạn 2021-2025,Period 2021-2025,2021-01-01,2026-01-01
            """,
        ["project.csv"] = """
            period_code,code,parent_code,level,name,name_en,has_development_capital
            2021-2025,P7,,PROJECT,Nâng cao năng lực,Capacity,true
            2021-2025,P7.1,P7,SUB_PROJECT,Nâng cao năng lực,Capacity,
            """,
        ["administrative_unit.csv"] = """
            key,code,level,name,full_name,name_ascii,name_en,full_name_en,parent,valid_from,valid_until
            616/sa-binh,,COMMUNE,Sa Bình,Xã Sa Bình,Sa Binh,Sa Binh,Sa Binh Commune,616,,2025-07-01
            616,616,DISTRICT,Sa Thầy,Huyện Sa Thầy,Sa Thay,Sa Thay,Sa Thay District,62,,2025-07-01
            62,62,PROVINCE,Kon Tum,Tỉnh Kon Tum,Kon Tum,Kon Tum,Kon Tum Province,,,2025-07-01
            51@2025-07-01,51,PROVINCE,Quảng Ngãi,Tỉnh Quảng Ngãi,Quang Ngai,Quang Ngai,Quang Ngai Province,,2025-07-01,
            """,
        ["area_succession.csv"] = """
            predecessor,successor,share,on
            62,51@2025-07-01,WHOLE,2025-07-01
            """,
        ["disbursement.csv"] = """
            key,area,qualifier,period_code,project_code,sub_project_code,budget_year,paid_on,funding_source,capital_type,amount
            D-1,616,EXACT,2021-2025,P7,P7.1,2022,2023-01-20,CENTRAL,RECURRENT,949000000
            D-2,616,EXACT,2021-2025,NOT_SPLIT,,2022,,CENTRAL,RECURRENT,
            """,
        ["inspection.csv"] = """
            key,area,qualifier,year,inspector_level,mode,method,units_reported,round_count
            I-1,62,EXACT,2022,PROVINCE,PERIODIC,ON_SITE,20,1
            """,
        ["inspected_unit.csv"] = """
            inspection,area,qualifier,visited_on
            I-1,616/sa-binh,EXACT,2022-10-01
            """,
    };

    public SampleText With(string file, string content)
    {
        files[file] = content;
        return this;
    }

    public Stream Open(string file) => new MemoryStream(Encoding.UTF8.GetBytes(files.GetValueOrDefault(file, "")));
}
