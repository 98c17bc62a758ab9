import random, time
from datetime import date
import pytest
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.charts import asker, tariff
from tests.api.cabinet.supply import profile
from tests.support.tariffs import one_rate, two_zones, three_zones
from datetime import timedelta

@pytest.mark.parametrize("packed",[0,1])
@pytest.mark.parametrize("name",["one","two"])
async def test_cpu(home: Home, name, packed) -> None:
    ch = random.Random(1)
    first = date(2025,1,1)
    recs=[profile(day=(first+timedelta(days=n)).isoformat(), values=[ch.randrange(50,900) for _ in range(24 + (n==298) - (n==88))]) for n in range(365)]
    await home.good("interval-profiles", *recs)
    if packed:
        await home.rows("UPDATE interval_packing SET began_at = '2020-01-01'") if False else None
        code, out = await home.manage("pack-days") if False else (0,"")
    await tariff(home, one_rate(valid_from="2020-01-01") if name=="one" else two_zones(valid_from="2020-01-01"))
    told = await asker(home)
    for interval, step in [("month","day"),("month","hour"),("year","month"),("year","day"),("year","hour")]:
        q={"interval":interval,"date":"2025-06-10","step":step}
        res={}
        for extra in ({}, {"cost":"true"}, {"cost":"true","zones":"true"}):
            for _ in range(3): await told.read("meters", **q, **extra)
            best=9
            for _ in range(5):
                t=time.process_time()
                for _ in range(20):
                    r=await told.response("meters", **q, **extra)
                best=min(best,(time.process_time()-t)/20)
            res[len(extra)]=best
        print(f"{name} {interval} {step}: plain {res[0]*1e3:.2f} cost {res[1]*1e3:.2f} (+{(res[1]/res[0]-1)*100:.0f}%) zones {res[2]*1e3:.2f}")
