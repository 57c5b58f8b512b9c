// Fills the tool rental with invented records, through its own interface for programs.
const CUSTOMERS = [
  "Harbour Bakery", "Oakfield Primary School", "Northgate Garage", "Blue Door Guesthouse", "Millbrook Nursery",
  "Riverside Cycle Club", "Old Mill Brewery", "Greenbank Allotments", "Station Bookshop", "Hilltop Riding School",
  "Canal Street Theatre", "Meadow Farm Shop", "Westend Joinery", "Sunny Corner Kindergarten", "Fern Valley Campsite",
  "Copper Kettle Tea Room", "Eastside Boxing Gym", "Lakeside Rowing Club", "Rosehill Care Home", "Quarry Road Pottery",
  "Highland Wool Store", "Bridge Street Pharmacy", "Village Hall Committee", "Seaview Apartments", "Maple Court Dental",
];
const CITIES = ["Port Willow", "Ashbourne Vale", "Kingsmere", "Dunmore Bay", "Elmford"];
const TOOLS = [
  ["Hammer drill HD 850", "drilling", 2400], ["Core drill CD 160", "drilling", 6900], ["Cordless drill set 18 V", "drilling", 1600],
  ["Earth auger 52 cc", "drilling", 4500], ["Circular saw 190 mm", "sawing", 1900], ["Mitre saw 305 mm", "sawing", 3200],
  ["Chainsaw 45 cm", "sawing", 3600], ["Concrete saw 350 mm", "sawing", 7400], ["Scaffold tower 5 m", "lifting", 8500],
  ["Extension ladder 9 m", "lifting", 1800], ["Chain hoist 1 t", "lifting", 2900], ["Pallet truck 2.5 t", "lifting", 2200],
  ["Pressure washer 180 bar", "cleaning", 3900], ["Carpet cleaner CC 30", "cleaning", 2700], ["Industrial vacuum 60 l", "cleaning", 2100],
];
const REPAIRS = [
  "Carbon brushes replaced", "Blade sharpened and balanced", "Hose and gun replaced", "Yearly safety check", "Mains lead replaced",
  "Wheels greased, brake adjusted", "Chain and bar replaced", "Filter changed", "Switch replaced",
];

const DAY_MILLIS = 86_400_000;
const day = (offset) => new Date(Date.now() + offset * DAY_MILLIS).toISOString().slice(0, 10);

/** Each tool is rented out again and again from half a year ago until two weeks ahead, never twice at the same time. */
export async function seed(page, base) {
  const session = await (await page.request.get(`${base}/api/session`)).json();
  const headers = { "X-CSRF-Token": session.csrf_token };
  const create = async (path, data) => {
    const answer = await page.request.post(`${base}/api/${path}`, { headers, data });
    if (answer.status() !== 201) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()).id;
  };
  const customers = [];
  for (const [index, name] of CUSTOMERS.entries()) {
    const host = name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
    customers.push(
      await create("customers", {
        name,
        email_address: `office@${host}.example`,
        phone_number: `+44 20 7946 0${String(100 + index * 7)}`,
        city: CITIES[index % CITIES.length],
      }),
    );
  }
  for (const [index, [name, category, price]] of TOOLS.entries()) {
    const tool = await create("tools", { name, category, daily_price: price, serial_number: `SN-${4100 + index * 37}` });
    let start = -175 + ((index * 11) % 23);
    for (let turn = 0; start < 14; turn += 1) {
      const days = 1 + ((index * 5 + turn * 3) % 6);
      const status = start + days < 0 ? (turn % 7 === 5 ? "cancelled" : "returned") : start <= 0 ? "lent" : "reserved";
      await create("rentals", {
        customer_id: customers[(index * 7 + turn * 4) % customers.length],
        tool_id: tool,
        start_date: day(start),
        end_date: day(start + days),
        price: price * days,
        status,
        ...(turn % 4 === 1 && { notes: "Collected by van, deposit paid in cash." }),
      });
      start += days + 5 + ((index + turn * 7) % 19);
    }
    for (let turn = 0; turn <= index % 3; turn += 1) {
      const description = REPAIRS[(index + turn * 4) % REPAIRS.length];
      await create("repairs", { tool_id: tool, date: day(-150 + turn * 60 + index), description, cost: 1500 + ((index * 13 + turn * 29) % 60) * 100 });
    }
  }
}
