/** The regions a project can be created in. Neon's list changes; a seed may use any other name. */
interface Region {
  readonly region_id: string;
  readonly name: string;
  readonly default: boolean;
  readonly geo_lat: string;
  readonly geo_long: string;
}

const region = (region_id: string, name: string, geo_lat: string, geo_long: string): Region => ({
  region_id,
  name,
  default: region_id === "aws-us-east-2",
  geo_lat,
  geo_long,
});

export const regions: readonly Region[] = [
  region("aws-us-east-1", "AWS US East 1 (N. Virginia)", "38.13", "-78.45"),
  region("aws-us-east-2", "AWS US East 2 (Ohio)", "39.96", "-83.00"),
  region("aws-us-west-2", "AWS US West 2 (Oregon)", "46.15", "-123.88"),
  region("aws-eu-central-1", "AWS Europe Central 1 (Frankfurt)", "50.11", "8.68"),
  region("aws-eu-west-2", "AWS Europe West 2 (London)", "51.51", "-0.13"),
  region("aws-ap-southeast-1", "AWS Asia Pacific 1 (Singapore)", "1.37", "103.80"),
  region("aws-ap-southeast-2", "AWS Asia Pacific 2 (Sydney)", "-33.87", "151.21"),
  region("aws-sa-east-1", "AWS South America East 1 (Sao Paulo)", "-23.55", "-46.63"),
  region("azure-eastus2", "Azure East US 2 (Virginia)", "36.67", "-78.93"),
  region("azure-westus3", "Azure West US 3 (Arizona)", "33.45", "-112.07"),
  region("azure-gwc", "Azure Germany West Central (Frankfurt)", "50.11", "8.68"),
];

export const isRegion = (id: string): boolean => regions.some((known) => known.region_id === id);

/** `aws-us-east-2` is reached under `us-east-2.aws.neon.tech`. */
export const hostOf = (regionId: string): string => {
  const [platform = "aws", ...place] = regionId.split("-");
  return `${place.join("-")}.${platform}.neon.tech`;
};
