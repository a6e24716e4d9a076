{
  description = "Callwise: knows who is calling before the phone rings";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs = { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      forAll = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      service = pkgs: pkgs.writeShellApplication {
        name = "callwise";
        runtimeInputs = [ pkgs.bun ];
        text = ''
          work="''${CALLWISE_HOME:-$HOME/.local/share/callwise}"
          mkdir -p "$work"
          cp -R --no-preserve=mode,ownership ${self}/. "$work/"
          cd "$work"
          exec bun run start "$@"
        '';
      };
    in
    {
      packages = forAll (pkgs: { default = service pkgs; });

      apps = forAll (pkgs: {
        default = {
          type = "app";
          program = "${service pkgs}/bin/callwise";
        };
      });

      devShells = forAll (pkgs: {
        default = pkgs.mkShell {
          packages = [ pkgs.bun pkgs.nodejs pkgs.postgresql_18 pkgs.chromium pkgs.prometheus ];
        };
      });

      nixosModules.default = { config, lib, pkgs, ... }:
        let settings = config.services.callwise;
        in
        {
          options.services.callwise = {
            enable = lib.mkEnableOption "Callwise";
            environmentFile = lib.mkOption {
              type = lib.types.nullOr lib.types.path;
              default = null;
              description = "File of NAME=value lines: DATABASE_URL, CALLWISE_MASTER_KEY, vendor keys.";
            };
          };
          config = lib.mkIf settings.enable {
            systemd.services.callwise = {
              description = "Callwise";
              wantedBy = [ "multi-user.target" ];
              after = [ "network.target" "postgresql.service" ];
              environment.CALLWISE_HOME = "/var/lib/callwise";
              serviceConfig = {
                ExecStart = "${service pkgs}/bin/callwise";
                DynamicUser = true;
                StateDirectory = "callwise";
                Restart = "on-failure";
                TimeoutStopSec = 45;
              } // lib.optionalAttrs (settings.environmentFile != null) {
                EnvironmentFile = settings.environmentFile;
              };
            };
          };
        };
    };
}
